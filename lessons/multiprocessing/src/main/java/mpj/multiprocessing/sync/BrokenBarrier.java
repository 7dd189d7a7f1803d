package mpj.multiprocessing.sync;

/**
 * The barrier is broken: a party died, gave up, was interrupted, or somebody called {@link
 * Barrier#abort} or {@link Barrier#reset}. Nobody of that generation has passed. Python's {@code
 * BrokenBarrierError}.
 */
public final class BrokenBarrier extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For who hosts such a thing elsewhere, too. */
  public BrokenBarrier(String message) {
    super(message);
  }

  /** With what broke it. */
  public BrokenBarrier(String message, Throwable cause) {
    super(message, cause);
  }
}
