package mpj.multiprocessing;

/**
 * Thrown when the received bytes are not a message of this library: a length is impossible, a tag
 * is unknown, or the bytes end too early. It is thrown before any memory is allocated for what the
 * message claims to contain.
 */
public final class MalformedMessageException extends UndecodableException {
  private static final long serialVersionUID = 1L;

  public MalformedMessageException(String message) {
    super(message);
  }

  public MalformedMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
