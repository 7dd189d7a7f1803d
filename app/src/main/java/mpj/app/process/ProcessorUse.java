package mpj.app.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * How long the threads of a process have run since they began, and how long they were ready to run
 * while others had the processors. Threads that have ended do not count any more.
 *
 * @param ranNanos the time on a processor
 * @param waitedNanos the time in the queue for one; 0 where the system does not tell
 */
public record ProcessorUse(long ranNanos, long waitedNanos) {
  private static final ProcessorUse NOTHING = new ProcessorUse(0, 0);
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final long TICK_NANOS = 10_000_000;

  /** Returns that of a process; nothing if it has ended, or where there is no {@code /proc}. */
  public static ProcessorUse of(long pid) {
    return ofThreads(pid, null);
  }

  /** Returns that of the threads of a process which have this name. */
  public static ProcessorUse of(long pid, String thread) {
    return ofThreads(pid, thread);
  }

  private static ProcessorUse ofThreads(long pid, String name) {
    Path process = Path.of("/proc", Long.toString(pid));
    ProcessorUse sum = NOTHING;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
      for (Path thread : threads) {
        sum = sum.plus(ofThread(thread, name));
      }
    } catch (IOException | DirectoryIteratorException e) {
      // It has ended, or this is no Linux.
    }
    return sum;
  }

  private static ProcessorUse ofThread(Path thread, String name) {
    try {
      if (name != null && !Files.readString(thread.resolve("comm")).strip().equals(name)) {
        return NOTHING;
      }
      String[] fields = Files.readString(thread.resolve("schedstat")).split(" ", -1);
      return new ProcessorUse(Long.parseLong(fields[0]), Long.parseLong(fields[1]));
    } catch (NoSuchFileException e) {
      return byTicks(thread);
    } catch (IOException e) {
      return NOTHING; // it has ended meanwhile
    }
  }

  /** For a kernel that does not count the time in the queue. */
  private static ProcessorUse byTicks(Path thread) {
    try {
      String status = Files.readString(thread.resolve("stat"));
      String[] fields = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
      return new ProcessorUse(ticks * TICK_NANOS, 0);
    } catch (IOException e) {
      return NOTHING;
    }
  }

  /** Returns the time in which it ran, or would have run on a processor of its own. */
  public long wantedNanos() {
    return ranNanos + waitedNanos;
  }

  ProcessorUse plus(ProcessorUse other) {
    return new ProcessorUse(ranNanos + other.ranNanos, waitedNanos + other.waitedNanos);
  }

  /** Returns what came since; where threads have ended meanwhile, it may be less than was. */
  ProcessorUse since(ProcessorUse before) {
    return new ProcessorUse(
        Math.max(0, ranNanos - before.ranNanos), Math.max(0, waitedNanos - before.waitedNanos));
  }
}
