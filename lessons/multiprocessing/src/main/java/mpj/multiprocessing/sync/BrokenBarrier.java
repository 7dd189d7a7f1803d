package mpj.multiprocessing.sync;

/**
 * Thrown by a barrier that is broken: a party died, gave up or was interrupted, the action failed,
 * or a process called {@link Barrier#abort} or {@link Barrier#reset}. No party of that generation
 * has passed. Python's {@code BrokenBarrierError}.
 */
public final class BrokenBarrier extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception with a message. The library's other implementations of a barrier use it too.
   */
  public BrokenBarrier(String message) {
    super(message);
  }

  /** Makes an exception with the cause that broke the barrier. */
  public BrokenBarrier(String message, Throwable cause) {
    super(message, cause);
  }
}
