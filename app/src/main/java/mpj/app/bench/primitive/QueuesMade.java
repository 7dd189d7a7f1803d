package mpj.app.bench.primitive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import mpj.app.bench.figure.CheckFailedException;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.figure.Sample;
import mpj.multiprocessing.ArenaFullException;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * How many queues a second can be made, used and dropped, and how much of the tree's memory each of
 * them keeps. Every run has a tree of its own. Where its memory fills before all are made, the
 * figure is that of those which were, and a complaint says so.
 */
final class QueuesMade {
  private static final int QUEUES = 1_000_000;
  private static final int QUICK_QUEUES = 100_000;

  private QueuesMade() {}

  static Primitive rate() {
    return primitive(
        "queues_made_s",
        "queues/s",
        Primitive.Better.HIGHER,
        "make a queue, put and get an int, drop the queue",
        0);
  }

  static Primitive bytesKept() {
    return primitive(
        "bytes_kept",
        "bytes",
        Primitive.Better.LOWER,
        "the same, of a tree that has done so a million times or for "
            + Making.SECONDS
            + " s: its memory at the end, a queue",
        1);
  }

  private static Primitive primitive(
      String key, String unit, Primitive.Better better, String what, int figure) {
    return new Primitive(
        key,
        unit,
        better,
        what,
        () -> new Session(key, QUEUES, figure),
        () -> new Session(key, QUICK_QUEUES, figure));
  }

  /** Runs of so many queues. */
  static final class Session implements Primitive.Session {
    private final String key;
    private final int queues;
    private final int figure;
    private final Sample made = new Sample();

    /** With one of the figures of {@link Making}. */
    Session(String key, int queues, int figure) {
      this.key = key;
      this.queues = queues;
      this.figure = figure;
    }

    @Override
    public double run() throws InterruptedException {
      return figure(OwnTree.askNew(Making.class, queues));
    }

    double figure(double[] figures) {
      if (figures[Making.FULL] != 0) {
        made.add(figures[Making.MADE]);
      }
      return figures[figure];
    }

    @Override
    public Optional<String> complaint() {
      if (made.runs() == 0) {
        return Optional.empty();
      }
      return Optional.of(
          "The tree's memory was full before all queues were made, though none was in use: key="
              + key
              + " made="
              + Numbers.plain(made.median())
              + " (median of "
              + made.runs()
              + " runs) expected="
              + Numbers.plain(queues)
              + "; the figure is of those that were made.");
    }
  }

  /** Makes queues in a tree of its own: rate, bytes kept, how many, whether it was full. */
  static final class Making implements OwnTree.Task {
    static final int MADE = 2;
    static final int FULL = 3;
    static final int SECONDS = 8;

    private static final int BETWEEN_LOOKS = 1_000;

    @Override
    public double[] run(int count) throws Exception {
      use(new Queue<>());
      long before = bytes(Tree.current().directory());
      long begun = System.nanoTime();
      long limit = begun + SECONDS * 1_000_000_000L;
      int made = 0;
      boolean full = false;
      try {
        while (made < count && (made % BETWEEN_LOOKS != 0 || System.nanoTime() < limit)) {
          use(new Queue<>());
          made++;
        }
      } catch (ArenaFullException e) {
        full = true;
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      double kept = bytes(Tree.current().directory()) - before;
      return new double[] {made / seconds, kept / made, made, full ? 1 : 0};
    }

    private static void use(Queue<Integer> queue) throws InterruptedException {
      queue.put(7);
      int item = queue.get();
      if (item != 7) {
        throw new CheckFailedException("A new queue gave another item: item=" + item + ".");
      }
    }

    /** All files of the tree: its memory, and what did not fit there. */
    private static long bytes(Path directory) throws IOException {
      try (Stream<Path> files = Files.walk(directory)) {
        long bytes = 0;
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          bytes += Files.size(file);
        }
        return bytes;
      }
    }
  }
}
