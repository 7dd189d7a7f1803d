package mpj.app.bench.figure;

/** What was measured is not to be trusted: a wrong result, or a process that was kept out. */
public final class CheckFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With one sentence that says what was expected and what was seen. */
  public CheckFailedException(String message) {
    super(message);
  }
}
