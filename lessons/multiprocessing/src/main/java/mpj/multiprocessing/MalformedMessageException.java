package mpj.multiprocessing;

/**
 * Thrown when the received bytes are not a message of this library: a length is impossible or
 * larger than allowed, a tag is unknown, or the bytes end too early. It is thrown before any memory
 * is allocated for what the message claims to contain.
 */
public final class MalformedMessageException extends UndecodableException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with a message. For the library's own use. */
  public MalformedMessageException(String message) {
    super(message);
  }

  /** Makes an exception with a message and a cause. For the library's own use. */
  public MalformedMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
