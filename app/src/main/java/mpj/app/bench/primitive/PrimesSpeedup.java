package mpj.app.bench.primitive;

import java.util.List;
import mpj.app.bench.figure.CheckFailedException;
import mpj.app.bench.work.Size;
import mpj.app.bench.work.Work;
import mpj.app.bench.work.Works;
import mpj.multiprocessing.pool.Pool;

/** How many times as fast as one thread a pool with a worker for each core counts primes. */
final class PrimesSpeedup implements Primitive.Session {
  private static final int LEAST_MILLIS = 1_000;
  private static final int WARM_UPS = 1; // of the pool; one thread has been warmed up by measuring

  private final Work primes = Size.of(Works.named("primes").orElseThrow(), LEAST_MILLIS);
  private final List<Integer> parts = primes.partNumbers();
  private final Pool pool = new Pool(Runtime.getRuntime().availableProcessors());

  private PrimesSpeedup() throws Exception {
    for (int time = 0; time < WARM_UPS; time++) {
      byPool();
    }
  }

  static Primitive byCores() {
    return new Primitive(
        "primes_speedup",
        "times",
        Primitive.Better.HIGHER,
        "count primes in one thread, then by a pool, ready and warm, with a worker for each core;"
            + " the one time, of a second at least, divided by the other",
        PrimesSpeedup::new);
  }

  @Override
  public double run() throws Exception {
    long begun = System.nanoTime();
    long expected = serially();
    long between = System.nanoTime();
    long counted = byPool();
    long ended = System.nanoTime();
    check(expected, counted);
    return (double) (between - begun) / (ended - between);
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
