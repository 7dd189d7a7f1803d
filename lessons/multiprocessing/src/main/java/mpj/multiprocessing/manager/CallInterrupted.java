package mpj.multiprocessing.manager;

/**
 * The thread was interrupted while it waited for the answer to a call of a hosted object, in a
 * method that cannot throw the checked {@link InterruptedException}. The thread's interrupt flag is
 * set again. The call may have taken effect or not: look at the object to find out.
 *
 * <p>A server that is stopped, by SIGSTOP or a debugger, is given a second to hear of the
 * interrupt; then methods that wait for others throw an {@link InterruptedException} that says so.
 * When the server goes on, it does not begin a call that was given up, and gives no lock or item to
 * one that waited. It finishes what it had begun: a lock, or an item, that it gave to the call in
 * the moment before is lost to the others until this process ends. A condition's lock is not held
 * then.
 */
public final class CallInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CallInterrupted(String message, InterruptedException cause) {
    super(message, cause);
  }
}
