package mpj.app.bench.primitive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Queue;

/** How much of a core children take that wait for an item which does not come. */
final class IdleChildren {
  private static final int CHILDREN = 20;

  /** In five runs children wait for a minute. */
  private static final Duration TIME = Duration.ofSeconds(12);

  private static final Duration QUICK_TIME = Duration.ofSeconds(3);

  /** In it the compilers come to an end that still have to do with the start. */
  private static final Duration SETTLING = Duration.ofSeconds(3);

  /** Linux counts processor time for programs in hundredths of a second. */
  private static final double TICKS_A_SECOND = 100;

  private IdleChildren() {}

  static Primitive waiting() {
    return new Primitive(
        "idle_cpu_percent",
        "%",
        Primitive.Better.LOWER,
        CHILDREN
            + " children wait in get for "
            + TIME.toSeconds()
            + " s: percentage of a core for all of them",
        () -> new Waiting(TIME),
        () -> new Waiting(QUICK_TIME));
  }

  /** Children that wait as long as the session is open. */
  private static final class Waiting implements Primitive.Session {
    private final Duration time;
    private final Queue<Integer> queue = new Queue<>();
    private final List<ChildProcess> children = new ArrayList<>();

    Waiting(Duration time) throws InterruptedException {
      this.time = time;
      var begun = new Queue<Integer>();
      Queue<Integer> empty = queue; // a child gets what its task names, and no more
      for (int number = 0; number < CHILDREN; number++) {
        children.add(
            new ChildProcess(() -> {
              begun.put(1);
              var _ = empty.get();
            }));
      }
      children.forEach(ChildProcess::start);
      for (int number = 0; number < CHILDREN; number++) {
        var _ = begun.get(Contest.PATIENCE);
      }
      begun.close();
      Thread.sleep(SETTLING);
    }

    @Override
    public double run() throws InterruptedException {
      double before = ticks();
      long begun = System.nanoTime();
      Thread.sleep(time);
      double seconds = (System.nanoTime() - begun) / 1e9;
      return 100 * (ticks() - before) / TICKS_A_SECOND / seconds;
    }

    private double ticks() {
      long ticks = 0;
      for (ChildProcess child : children) {
        ticks += ticks(Path.of("/proc", Long.toString(child.pid()), "stat"));
      }
      return ticks;
    }

    private static long ticks(Path file) {
      try {
        return ticksOf(Files.readString(file));
      } catch (IOException e) {
        throw new CheckFailedException(
            "A child that is to wait has ended, or this system does not tell its processor time:"
                + " file="
                + file
                + "; leave idle_cpu_percent out.");
      }
    }

    @Override
    public void close() {
      children.forEach(ChildProcess::kill);
      queue.close();
    }
  }

  /** The processor time of a line of {@code /proc/PID/stat}, in user and kernel. */
  static long ticksOf(String stat) {
    String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(words[11]) + Long.parseLong(words[12]);
  }
}
