package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a process that need not be a child of this one runs, and whether it is stopped. Where the
 * kernel says so itself it is asked: a {@link ProcessHandle} takes a process for alive that has
 * ended and whose parent has not reaped it, for ever where process 1 reaps nobody.
 */
public final class Liveness {
  private static final Path SELF = Path.of("/proc/self/stat");

  /** The start time is the 22nd field of a process's line, and the third of those kept here. */
  private static final int START = 22 - 3;

  /** Tells whether there is a process of that number that has not ended. */
  public static boolean isAlive(long pid) {
    return isRunning(fields(pid), pid);
  }

  /**
   * Tells whether a process has not ended.
   *
   * @param startTime what {@link #startTime} returned for it: its number may be another's by now
   */
  public static boolean isAlive(long pid, String startTime) {
    String[] fields = fields(pid);
    return isRunning(fields, pid) && startTime(fields, pid).equals(startTime);
  }

  /** Tells whether a process is stopped, by SIGSTOP for example; false if the system hides it. */
  public static boolean isStopped(long pid) {
    String[] fields = fields(pid);
    return fields.length > 0 && fields[0].equals("T");
  }

  /** Returns the number of a process's parent; 0 if there is no such process, or it is hidden. */
  public static long parent(long pid) {
    String[] fields = fields(pid);
    return fields.length > 1 ? Long.parseLong(fields[1]) : 0;
  }

  /** Returns when a process began, in the system's own figure; empty if there is none. */
  static String startTime(long pid) {
    return startTime(fields(pid), pid);
  }

  private static boolean isRunning(String[] fields, long pid) {
    if (fields.length > 0) {
      return !fields[0].equals("Z") && !fields[0].equals("X");
    }
    return !Files.exists(SELF) && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static String startTime(String[] fields, long pid) {
    if (fields.length > 0) {
      return fields[START];
    }
    return ProcessHandle.of(pid)
        .filter(process -> !Files.exists(SELF))
        .flatMap(process -> process.info().startInstant())
        .map(instant -> Long.toString(instant.toEpochMilli()))
        .orElse("");
  }

  /** Returns what the kernel says of a process, from its state on; nothing if it says nothing. */
  private static String[] fields(long pid) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The name of the program, in parentheses, may hold anything.
      return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    } catch (IOException e) {
      return new String[0];
    }
  }

  private Liveness() {}
}
