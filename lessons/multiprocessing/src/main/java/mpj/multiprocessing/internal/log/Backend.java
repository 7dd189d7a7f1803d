package mpj.multiprocessing.internal.log;

/** The platform's logger, whatever it is. Loaded with the first message. */
final class Backend {
  static final String NAME = "mpj.multiprocessing";

  private static final System.Logger LOGGER = System.getLogger(NAME);

  static void write(int severity, String message) {
    try {
      LOGGER.log(level(severity), message);
    } catch (RuntimeException e) {
      // A message is lost; what it was about must not be.
    }
  }

  private static System.Logger.Level level(int severity) {
    return severity == Log.DEBUG
        ? System.Logger.Level.DEBUG
        : severity == Log.INFO ? System.Logger.Level.INFO : System.Logger.Level.WARNING;
  }

  private Backend() {}
}
