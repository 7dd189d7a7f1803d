package mpj.multiprocessing.internal.log;

/**
 * The library's own log in this process. While the log is off, it costs one read of a field: a
 * caller asks {@link #takes} before it makes the text of a message.
 *
 * <p>Levels are the severities of {@link System.Logger.Level}, as numbers. So that type is not
 * loaded either.
 */
public final class Log {
  public static final int DEBUG = 500;
  public static final int INFO = 800;
  private static final int WARNING = 900;

  /** The severity that switches the log off: no message has it. */
  public static final int OFF = Integer.MAX_VALUE;

  private static volatile int severity = OFF;
  private static volatile boolean toStandardError;
  private static volatile String writer;

  /** Returns whether messages of a severity are written. */
  public static boolean takes(int wanted) {
    return wanted >= severity;
  }

  /**
   * Writes a message if its severity is high enough. The name and the process id of this process
   * come before the message.
   */
  public static void write(int messageSeverity, String message) {
    if (takes(messageSeverity)) {
      Backend.write(messageSeverity, "[" + writer() + "] " + message);
    }
  }

  /**
   * Writes a warning about something that the program should do differently. It is written even if
   * the log is off.
   */
  public static void warn(String message) {
    if (isProcessEnding()) {
      StandardError.useIfThereIsNothingElse();
    }
    Backend.write(WARNING, "[" + writer() + "] " + message);
  }

  /**
   * Returns whether this process is ending. The JVM then does not change its list of shutdown hooks
   * any more.
   */
  public static boolean isProcessEnding() {
    try {
      Runtime.getRuntime().removeShutdownHook(Thread.currentThread()); // it is not a hook
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** Begins the log of a child, with the settings of its parent. */
  public static void begin(int as, boolean onStandardError, String name, long pid) {
    writer = name + " " + pid;
    if (onStandardError) {
      writeToStandardError(as);
    } else {
      setSeverity(as);
    }
  }

  /** Writes messages of this severity and above from now on. */
  public static synchronized void setSeverity(int least) {
    severity = least;
    if (toStandardError) {
      StandardError.use(least);
    }
  }

  /** Writes messages of this severity and above from now on, to standard error. */
  public static synchronized void writeToStandardError(int least) {
    toStandardError = true;
    setSeverity(least);
  }

  public static int severity() {
    return severity;
  }

  public static boolean isOnStandardError() {
    return toStandardError;
  }

  private static String writer() {
    String known = writer;
    if (known == null) { // not a child
      known = "MainProcess " + ProcessHandle.current().pid();
      writer = known;
    }
    return known;
  }

  private Log() {}
}
