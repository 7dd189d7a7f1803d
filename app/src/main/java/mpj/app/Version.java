package mpj.app;

/** What the tool calls itself. */
public final class Version {
  /** The version of this build; a test compares it with the build's. */
  public static final String NUMBER = "0.1.0-SNAPSHOT";

  private Version() {}

  /** Returns the line that {@code mpj --version} prints. */
  public static String line() {
    return "mpj ".concat(NUMBER);
  }
}
