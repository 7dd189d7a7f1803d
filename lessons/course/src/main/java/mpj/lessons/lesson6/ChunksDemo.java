package mpj.lessons.lesson6;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.pool.SerializableFunction;
import mpj.multiprocessing.sync.Barrier;

/** What the chunk size does to the time of a map: with tiny items, and with long ones. */
public final class ChunksDemo implements Demo {
  private static final int WORKERS = 2;
  private static final int ROUNDS = 3;

  @Override
  public void run(Settings settings) throws Exception {
    var tiny = IntStream.range(0, settings.number("items")).boxed().toList();
    // Eight items, each longer than the one before.
    int pause = settings.number("pause");
    var growing = IntStream.rangeClosed(1, 8).map(i -> i * pause).boxed().toList();

    var ready = new Barrier(WORKERS + 1);
    try (var pool = Pool.builder().workers(WORKERS).initializer(ready::await).build()) {
      ready.await(); // until all workers are there: their start shall not count

      IO.println("1: many tiny items");
      pool.map(ChunksDemo::square, tiny, 1); // the first ones are slow: not shown
      for (int chunk : new int[] {1, 10, 100}) {
        measure(pool, ChunksDemo::square, tiny, chunk, ROUNDS);
      }

      IO.println("2: few long items");
      for (int chunk : new int[] {1, 2, 4}) {
        measure(pool, ChunksDemo::sleep, growing, chunk, 1);
      }
    }
  }

  private static void measure(
      Pool pool,
      SerializableFunction<Integer, Integer> work,
      List<Integer> items,
      int chunk,
      int rounds)
      throws InterruptedException {
    double[] millis = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long begin = System.nanoTime();
      pool.map(work, items, chunk);
      millis[round] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    double median = millis[rounds / 2];
    int tasks = Math.ceilDiv(items.size(), chunk);
    IO.println(String.format(Locale.ROOT, "chunks of %d: tasks=%d, %.2f ms", chunk, tasks, median));
  }

  /** Runs in a worker. */
  private static int square(int number) {
    return number * number;
  }

  /** Runs in a worker. */
  private static int sleep(int millis) throws InterruptedException {
    Thread.sleep(millis); // as if this were hard
    return millis;
  }
}
