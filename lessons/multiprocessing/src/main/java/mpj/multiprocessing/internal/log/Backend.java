package mpj.multiprocessing.internal.log;

/**
 * Writes messages to the {@link System.Logger} of the library. The class is loaded with the first
 * message, so a process without messages loads no logger.
 */
final class Backend {
  static final String NAME = "mpj.multiprocessing";

  private static final System.Logger LOGGER = System.getLogger(NAME);

  static void write(int severity, String message) {
    try {
      LOGGER.log(level(severity), message);
    } catch (RuntimeException e) {
      // The message is lost. The operation that the message is about must go on.
    }
  }

  private static System.Logger.Level level(int severity) {
    return severity == Log.DEBUG
        ? System.Logger.Level.DEBUG
        : severity == Log.INFO ? System.Logger.Level.INFO : System.Logger.Level.WARNING;
  }

  private Backend() {}
}
