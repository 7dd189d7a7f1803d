package mpj.multiprocessing;

/**
 * Thrown when a value arrived complete but cannot be rebuilt in this process. A class is missing
 * here or has another version, or the value's own code threw while it was read, or this process has
 * no memory for the value. The message names the cause, and the class if there is one. The value is
 * lost.
 */
public class UndecodableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with a message. For the library's own use. */
  public UndecodableException(String message) {
    super(message);
  }

  /** Makes an exception with a message and a cause. For the library's own use. */
  public UndecodableException(String message, Throwable cause) {
    super(message, cause);
  }
}
