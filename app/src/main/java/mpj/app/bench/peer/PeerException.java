package mpj.app.bench.peer;

/** Python could not be started, or did not answer. */
public final class PeerException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With one sentence that says what is wrong and what to do. */
  public PeerException(String message) {
    super(message);
  }
}
