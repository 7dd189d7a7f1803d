package mpj.multiprocessing.manager;

/**
 * Thrown when a thread is interrupted while it waits for the answer to a call of a hosted object.
 * It is thrown by methods that cannot throw the checked {@link InterruptedException}. The thread's
 * interrupt flag is set again. The call may have taken effect or not: look at the object to find
 * out.
 *
 * <p>A server that is stopped, by SIGSTOP or a debugger, has one second to notice the interrupt.
 * After that, methods that wait for other processes throw an {@link InterruptedException} with a
 * message that says so. When the server goes on, it does not begin a call that was given up, and
 * gives no lock or item to a call that waited. It finishes what it had begun. If it had just given
 * a lock or an item to the call, other processes cannot get that until this process ends. A thread
 * whose wait on a condition ends in this way does not hold the lock.
 */
public final class CallInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CallInterrupted(String message, InterruptedException cause) {
    super(message, cause);
  }
}
