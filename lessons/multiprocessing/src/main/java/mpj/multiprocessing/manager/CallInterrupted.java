package mpj.multiprocessing.manager;

/**
 * The thread was interrupted while it waited for the answer to a call of a hosted object, in a
 * method that cannot throw the checked {@link InterruptedException}. The thread's interrupt flag is
 * set again. The call may have taken effect or not: look at the object to find out.
 */
public final class CallInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CallInterrupted(String message, InterruptedException cause) {
    super(message, cause);
  }
}
