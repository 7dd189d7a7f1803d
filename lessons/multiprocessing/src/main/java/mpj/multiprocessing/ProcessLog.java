package mpj.multiprocessing;

import mpj.multiprocessing.internal.log.Log;

/**
 * The library's log about the processes of a tree. It has messages about processes that were
 * started or have ended, and about what was released or removed after a process died. Python's
 * {@code multiprocessing.get_logger}.
 *
 * <pre>{@code
 * ProcessLog.toStandardError(System.Logger.Level.INFO);
 * // 12:34:56.789 INFO [MainProcess 4711] started a process: name=Process-1 pid=4712 method=SPAWN
 * }</pre>
 *
 * <p>By default the log has only warnings about things that a program forgot. Until there is a
 * message, no logger class is loaded. Messages go to the {@link System.Logger} named {@code
 * mpj.multiprocessing}. Each message begins with the name and the process id of the process that
 * wrote it. A level that is set here is valid in this process and in all its descendants that are
 * started later.
 *
 * <p><b>What happens if a process dies here.</b> The messages that it wrote stay. It holds nothing.
 */
public final class ProcessLog {
  /**
   * Sets the lowest level of messages that the library writes; {@code OFF}: it writes none. The
   * configuration of the logger decides where the messages go, and which of them are shown. By
   * default the JDK's logger shows {@code INFO} and above on standard error.
   */
  public static void setLevel(System.Logger.Level level) {
    Log.setSeverity(level.getSeverity());
  }

  /**
   * Sets the lowest level of messages that the library writes, and writes them to standard error,
   * one line each. This is valid in this process and in its children. It configures the logger
   * {@code mpj.multiprocessing} of {@code java.util.logging}. A program with another logging system
   * configures that system and calls {@link #setLevel} instead.
   */
  public static void toStandardError(System.Logger.Level level) {
    Log.writeToStandardError(level.getSeverity());
  }

  private ProcessLog() {}
}
