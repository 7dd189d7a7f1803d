package mpj.multiprocessing;

import mpj.multiprocessing.internal.log.Log;

/**
 * What the library tells about the processes of a tree: which were started, how they ended, what
 * was freed or swept away after the dead. Python's {@code multiprocessing.get_logger}.
 *
 * <pre>{@code
 * ProcessLog.toStandardError(System.Logger.Level.INFO);
 * // 12:34:56.789 INFO [MainProcess 4711] started a process: name=Process-1 pid=4712 method=SPAWN
 * }</pre>
 *
 * <p>It is off at first, except for warnings of what a program forgot; and then no class of a
 * logger is loaded. Messages go to the {@link System.Logger} named {@code mpj.multiprocessing};
 * each begins with the name and the number of the process that wrote it. What is set here holds in
 * this process and in all that descend from it and are started later.
 *
 * <p><b>What happens if a process dies here.</b> What it had written stays; it holds nothing.
 */
public final class ProcessLog {
  /**
   * Asks for messages of this level and above; {@code OFF} for none. Where they go, and whether
   * they are shown, is for the logger to say: that of the JDK shows {@code INFO} and above on
   * standard error unless it is configured otherwise.
   */
  public static void setLevel(System.Logger.Level level) {
    Log.setSeverity(level.getSeverity());
  }

  /**
   * Asks for messages of this level and above, and has the logger of that name in {@code
   * java.util.logging} write them to standard error, a line each, in this process and in its
   * children. A program with another logging system configures that one and calls {@link #setLevel}
   * instead.
   */
  public static void toStandardError(System.Logger.Level level) {
    Log.writeToStandardError(level.getSeverity());
  }

  private ProcessLog() {}
}
