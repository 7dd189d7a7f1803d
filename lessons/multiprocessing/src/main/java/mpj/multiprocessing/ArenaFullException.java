package mpj.multiprocessing;

/**
 * Thrown when the memory that the processes share is full. The message says which setting to
 * change.
 */
public final class ArenaFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ArenaFullException(String message) {
    super(message);
  }

  public ArenaFullException(String message, Throwable cause) {
    super(message, cause);
  }
}
