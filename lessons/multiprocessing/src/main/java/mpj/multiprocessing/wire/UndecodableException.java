package mpj.multiprocessing.wire;

/**
 * A value arrived whole but cannot be rebuilt in this process: a class is missing here or is
 * another version, or its own code threw while it was read. The message names the class and the
 * cause.
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
