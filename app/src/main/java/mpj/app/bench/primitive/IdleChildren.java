package mpj.app.bench.primitive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Queue;

/** How much of a core children take that wait for an item which does not come. */
final class IdleChildren {
  private static final int CHILDREN = 20;

  /** In five runs children wait for a minute. */
  private static final Duration TIME = Duration.ofSeconds(12);

  private static final Duration QUICK_TIME = Duration.ofSeconds(3);

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** After five seconds a child ceases to ask for its parent and has the kernel tell it. */
  private static final int LEAST_LOOKS = 7;

  /** On a machine that is busy, what compilers have to do after the start takes longer. */
  private static final int MOST_LOOKS = 60;

  /** Of a core: more than that is still the start. What takes more for ever is measured, too. */
  private static final double SETTLED_PERCENT = 2;

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
    private final ThreadTimes used;

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
      used = new ThreadTimes(children.stream().map(ChildProcess::pid).toList());
      settle();
    }

    private void settle() throws InterruptedException {
      double percent = 100;
      for (int look = 0;
          look < LEAST_LOOKS || (look < MOST_LOOKS && percent > SETTLED_PERCENT);
          look++) {
        percent = percentIn(LOOK);
      }
    }

    @Override
    public double run() throws InterruptedException {
      return percentIn(time);
    }

    /** Of a core, for all children. Looks often, as a thread that ends is not seen any more. */
    private double percentIn(Duration time) throws InterruptedException {
      long begun = System.nanoTime();
      long nanos = 0;
      for (Duration left = time; left.isPositive(); left = left.minus(LOOK)) {
        Thread.sleep(LOOK);
        nanos += used.sinceLast();
      }
      return 100.0 * nanos / (System.nanoTime() - begun);
    }

    @Override
    public void close() {
      children.forEach(ChildProcess::kill);
      queue.close();
    }
  }
}
