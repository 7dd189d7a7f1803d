package mpj.multiprocessing;

import static mpj.multiprocessing.Children.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How often the threads of a process wake, as the system counts it. */
public final class Wakes {
  /** Once a second the library looks for itself, and the JVM has threads that wake, too. */
  public static final int MOST_A_SECOND = 8;

  private Wakes() {}

  /** Tells whether the system counts them. */
  public static boolean areCounted() {
    return Files.isReadable(Path.of("/proc/self/task"));
  }

  /**
   * Returns how often threads have given up the processor by themselves, which then woke.
   *
   * @param names what the names of these threads begin with; all do with nothing
   */
  public static long of(long pid, String names) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      return all.mapToLong(thread -> wakesOf(thread, names)).sum();
    }
  }

  private static long wakesOf(Path thread, String names) {
    try {
      if (!Files.readString(thread.resolve("comm")).startsWith(names)) {
        return 0;
      }
      return Files.readAllLines(thread.resolve("status")).stream()
          .filter(line -> line.startsWith("voluntary_ctxt_switches:"))
          .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[1]))
          .sum();
    } catch (IOException e) {
      return 0; // it has ended meanwhile
    }
  }

  /** Waits until a process that waits no longer looks for itself every few milliseconds. */
  public static void awaitRest(long pid) throws Exception {
    long until = System.nanoTime() + LONG.toNanos();
    long before;
    long now = of(pid, "");
    do {
      assertThat(System.nanoTime()).as("pid=%d rests", pid).isLessThan(until);
      before = now;
      Thread.sleep(1000);
      now = of(pid, "");
    } while (now - before > MOST_A_SECOND);
  }
}
