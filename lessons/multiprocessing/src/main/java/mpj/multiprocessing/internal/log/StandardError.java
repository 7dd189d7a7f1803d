package mpj.multiprocessing.internal.log;

import java.util.Locale;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Has the logger of {@code java.util.logging} write our messages, a line each, to one place. */
final class StandardError extends Formatter {
  // Held, because the platform forgets a logger that nobody holds, and how it was set.
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

  /** In a process that ends: what the platform logged to by itself it takes away at once then. */
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

  /** Such a line: {@code 12:34:56.789 INFO [Process-1 4711] …}. */
  @Override
  public String format(LogRecord message) {
    int severity = message.getLevel().intValue();
    String level = severity <= Log.DEBUG ? "DEBUG" : severity <= Log.INFO ? "INFO" : "WARNING";
    return String.format(
        Locale.ROOT, "%1$tT.%1$tL %2$s %3$s%n", message.getMillis(), level, message.getMessage());
  }
}
