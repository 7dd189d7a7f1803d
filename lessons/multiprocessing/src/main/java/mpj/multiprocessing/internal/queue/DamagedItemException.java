package mpj.multiprocessing.internal.queue;

/** What lay in a queue had not been put there: somebody else has written to the shared memory. */
public final class DamagedItemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedItemException(String message) {
    super(message);
  }
}
