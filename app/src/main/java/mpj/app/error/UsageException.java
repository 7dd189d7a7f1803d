package mpj.app.error;

/** The user asked for something that can't be; the message is the one line that says so. */
public final class UsageException extends RuntimeException {
  /**
   * Creates the exception.
   *
   * @param sentence names the bad input, what is possible, and what to type instead
   */
  public UsageException(String sentence) {
    super(sentence);
  }

  /** Creates the exception, with what it was found out by. */
  public UsageException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
