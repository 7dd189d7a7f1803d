package mpj.app.bench.primitive;

import java.util.List;
import mpj.app.bench.figure.CheckFailedException;
import mpj.app.bench.work.Work;
import mpj.app.bench.work.Works;
import mpj.multiprocessing.pool.Pool;

/** How many times as fast as one thread a pool with a worker for each core counts primes. */
final class PrimesSpeedup implements Primitive.Session {
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 3;

  private final Work primes = Works.named("primes").orElseThrow();
  private final List<Integer> parts = primes.partNumbers();
  private final Pool pool = new Pool(Runtime.getRuntime().availableProcessors());

  private PrimesSpeedup() throws Exception {
    for (int time = 0; time < WARM_UPS; time++) {
      serially();
      byPool();
    }
  }

  static Primitive byCores() {
    return new Primitive(
        "primes_speedup",
        "times",
        Primitive.Better.HIGHER,
        "count primes in one thread, then by a pool, ready and warm, with a worker for each core;"
            + " the one time divided by the other",
        PrimesSpeedup::new);
  }

  /** Both in turn several times, so that one hiccup does not make the figure. */
  @Override
  public double run() throws Exception {
    long serial = 0;
    long parallel = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      long expected = serially();
      long between = System.nanoTime();
      long counted = byPool();
      parallel += System.nanoTime() - between;
      serial += between - begun;
      check(expected, counted);
    }
    return (double) serial / parallel;
  }

  private long serially() throws Exception {
    long sum = 0;
    for (int part : parts) {
      sum += primes.part().apply(part);
    }
    return sum;
  }

  private long byPool() throws InterruptedException {
    return pool.map(primes.part(), parts, 1).stream().mapToLong(Long::longValue).sum();
  }

  static void check(long expected, long counted) {
    if (counted != expected) {
      throw new CheckFailedException(
          "The pool counts other primes than one thread: expected="
              + expected
              + " counted="
              + counted
              + "; its speed-up means nothing.");
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
