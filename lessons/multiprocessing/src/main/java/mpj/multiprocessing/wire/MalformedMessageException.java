package mpj.multiprocessing.wire;

/**
 * What arrived is no message of ours: a length that cannot be, an unknown tag, an end too early. It
 * is thrown before any memory is taken for what the message claims to hold.
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
