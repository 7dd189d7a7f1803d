package mpj.multiprocessing.manager;

/**
 * Thrown when a thread is interrupted while it waits for the answer to a call of a hosted object. A
 * method that does not declare the checked {@link InterruptedException} throws it. The thread's
 * interrupt flag is set again. The call may have taken effect or not: look at the object to find
 * out.
 *
 * <p>A server that is stopped, by SIGSTOP or a debugger, has one second to notice the interrupt.
 * After that, the call is given up. A method that waits for other processes throws an {@link
 * InterruptedException} with a message that says so. When the server goes on, it does not begin a
 * call that was given up, and gives no lock or item to a call that waited. It finishes a call that
 * it had begun. So if it had just taken an item for the call, that item is lost. If it had just
 * given a lock to the call, the lock stays taken until this process releases it or ends. A thread
 * whose wait on a condition ends in this way must not rely on holding the lock: usually it does not
 * hold it.
 */
public final class CallInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CallInterrupted(String message, InterruptedException cause) {
    super(message, cause);
  }
}
