package mpj.multiprocessing.internal.log;

import java.util.Locale;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Makes the logger of {@code java.util.logging} write the library's messages to standard error, one
 * line each.
 */
final class StandardError extends Formatter {
  // This field keeps the logger reachable. Otherwise it could become garbage with its settings.
  private static final Logger LOGGER = Logger.getLogger(Backend.NAME);

  private static boolean attached;

  static synchronized void use(int severity) {
    if (!attached) {
      attach();
      LOGGER.setUseParentHandlers(false);
      attached = true;
    }
    LOGGER.setLevel(Level.parse(Integer.toString(severity))); // the numbers are the same
  }

  /**
   * Attaches a handler if the logger has none. In a process that is ending, the JDK has already
   * removed the handlers that it made itself.
   */
  static synchronized void useIfThereIsNothingElse() {
    for (Logger logger = LOGGER; logger != null; logger = logger.getParent()) {
      if (logger.getHandlers().length > 0) {
        return;
      }
    }
    attach();
  }

  private static void attach() {
    ConsoleHandler handler = new ConsoleHandler();
    handler.setLevel(Level.ALL);
    handler.setFormatter(new StandardError());
    LOGGER.addHandler(handler);
  }

  /** Returns a line, for example {@code 12:34:56.789 INFO [Process-1 4711] …}. */
  @Override
  public String format(LogRecord message) {
    int severity = message.getLevel().intValue();
    String level = severity <= Log.DEBUG ? "DEBUG" : severity <= Log.INFO ? "INFO" : "WARNING";
    return String.format(
        Locale.ROOT, "%1$tT.%1$tL %2$s %3$s%n", message.getMillis(), level, message.getMessage());
  }
}
