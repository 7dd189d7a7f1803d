package mpj.multiprocessing.internal.queue;

/**
 * Thrown when an item in a queue is not valid: another program has written to the shared memory.
 */
public final class DamagedItemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedItemException(String message) {
    super(message);
  }
}
