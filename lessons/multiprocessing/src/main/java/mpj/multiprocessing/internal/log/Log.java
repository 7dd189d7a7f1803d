package mpj.multiprocessing.internal.log;

/**
 * The library's own log in this process. Off, a call costs a look at a field: whoever writes asks
 * {@link #takes} before it puts a message together.
 *
 * <p>Levels are the severities of {@link System.Logger.Level}, as numbers: so that type stays
 * unloaded, too.
 */
public final class Log {
  public static final int DEBUG = 500;
  public static final int INFO = 800;
  private static final int WARNING = 900;

  /** No message is as severe as that. */
  public static final int OFF = Integer.MAX_VALUE;

  private static volatile int severity = OFF;
  private static volatile boolean toStandardError;
  private static volatile String writer;

  /** Tells whether messages of a severity are wanted. */
  public static boolean takes(int wanted) {
    return wanted >= severity;
  }

  /** Writes a message, and before it which process writes. */
  public static void write(int messageSeverity, String message) {
    if (takes(messageSeverity)) {
      Backend.write(messageSeverity, "[" + writer() + "] " + message);
    }
  }

  /** Writes what somebody should mend, even if nobody asked for messages. */
  public static void warn(String message) {
    if (isProcessEnding()) {
      StandardError.useIfThereIsNothingElse();
    }
    Backend.write(WARNING, "[" + writer() + "] " + message);
  }

  /** Tells whether this process is ending: then it takes no more hooks for that. */
  public static boolean isProcessEnding() {
    try {
      Runtime.getRuntime().removeShutdownHook(Thread.currentThread()); // it is none
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** In a child: does as its parent does. */
  public static void begin(int as, boolean onStandardError, String name, long pid) {
    writer = name + " " + pid;
    if (onStandardError) {
      writeToStandardError(as);
    } else {
      setSeverity(as);
    }
  }

  /** Asks for messages of this severity and above. */
  public static synchronized void setSeverity(int least) {
    severity = least;
    if (toStandardError) {
      StandardError.use(least);
    }
  }

  /** Asks for messages of this severity and above, on standard error. */
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
    if (known == null) { // nobody told: no child
      known = "MainProcess " + ProcessHandle.current().pid();
      writer = known;
    }
    return known;
  }

  private Log() {}
}
