package mpj.multiprocessing;

/**
 * Thrown when a value arrived complete but cannot be rebuilt in this process. Either a class is
 * missing here or has another version, or the value's own code threw while it was read. The message
 * names the class and the cause.
 */
public class UndecodableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UndecodableException(String message) {
    super(message);
  }

  public UndecodableException(String message, Throwable cause) {
    super(message, cause);
  }
}
