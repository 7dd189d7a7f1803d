package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds out whether a process runs, and whether it is stopped. The process need not be a child of
 * this one. The answer comes from {@code /proc} if the system has it. A {@link ProcessHandle}
 * counts a process as alive that has ended but has not been reaped by its parent. In a container
 * whose process 1 never reaps, such a process stays for ever.
 */
public final class Liveness {
  private static final Path SELF = Path.of("/proc/self/stat");

  /**
   * The index of the start time: it is field 22 of a process's line, and the kept fields begin with
   * field 3.
   */
  private static final int START = 22 - 3;

  /** Returns whether there is a process with a process id that has not ended. */
  public static boolean isAlive(long pid) {
    return isRunning(fields(pid), pid);
  }

  /**
   * Returns whether a process has not ended.
   *
   * @param startTime the value that {@link #startTime} returned for it: another process may have
   *     its process id by now
   */
  public static boolean isAlive(long pid, String startTime) {
    String[] fields = fields(pid);
    return isRunning(fields, pid) && startTime(fields, pid).equals(startTime);
  }

  /** Returns whether a process is stopped, for example by SIGSTOP; false if the system hides it. */
  public static boolean isStopped(long pid) {
    String[] fields = fields(pid);
    return fields.length > 0 && fields[0].equals("T");
  }

  /**
   * Returns the process id of a process's parent; 0 if there is no such process, or it is hidden.
   */
  public static long parent(long pid) {
    String[] fields = fields(pid);
    return fields.length > 1 ? Long.parseLong(fields[1]) : 0;
  }

  /**
   * Returns the start time of a process, in the system's own units; empty if there is no such
   * process.
   */
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

  /**
   * Returns the kernel's fields for a process, from its state on; no fields if the kernel gives
   * none.
   */
  private static String[] fields(long pid) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The name of the program, in parentheses, may contain any character.
      return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    } catch (IOException e) {
      return new String[0];
    }
  }

  private Liveness() {}
}
