package mpj.app.bench.primitive;

import java.util.stream.IntStream;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.pool.LazyResults;
import mpj.multiprocessing.pool.Pool;

/**
 * What a pool does one by one: results taken as they come, and single calls that are waited for.
 */
final class PoolCalls {
  private static final int WORKERS = 2;
  private static final int TASKS = 100_000;
  private static final int CALLS = 2_000;

  private PoolCalls() {}

  static Primitive imapUnordered() {
    return new Primitive(
        "pool_imap_unordered_tasks_s",
        "tasks/s",
        Primitive.Better.HIGHER,
        "identity over 100,000 ints by a pool of two, read and answered one by one",
        () -> session(3, PoolCalls::lazyTasks));
  }

  static Primitive apply() {
    return new Primitive(
        "pool_apply_us",
        "us",
        Primitive.Better.LOWER,
        "one blocking task after the other, by a pool of two",
        () -> session(WORKERS * WarmUp.OPERATIONS / CALLS, PoolCalls::microsecondsOfCall));
  }

  /** A run by a pool that is there already. */
  @FunctionalInterface
  private interface Run {
    double by(Pool pool) throws InterruptedException;
  }

  private static Primitive.Session session(int warmUps, Run run) throws InterruptedException {
    Pool pool = new Pool(WORKERS);
    for (int time = 0; time < warmUps; time++) {
      run.by(pool);
    }
    return new Primitive.Session() {
      @Override
      public double run() throws InterruptedException {
        return run.by(pool);
      }

      @Override
      public void close() {
        pool.close();
      }
    };
  }

  private static double lazyTasks(Pool pool) {
    Iterable<Integer> range = () -> IntStream.range(0, TASKS).iterator();
    long sum = 0;
    long begun = System.nanoTime();
    try (LazyResults<Integer> results = pool.imapUnordered(item -> item, range)) {
      for (int result : results) {
        sum += result;
      }
    }
    long nanos = System.nanoTime() - begun;
    check(sum == (long) TASKS * (TASKS - 1) / 2, "sum=" + sum);
    return TASKS * 1e9 / nanos;
  }

  private static double microsecondsOfCall(Pool pool) throws InterruptedException {
    long begun = System.nanoTime();
    for (int number = 0; number < CALLS; number++) {
      int answer = pool.apply(item -> item, number);
      check(answer == number, "call=" + number + " answer=" + answer);
    }
    return (System.nanoTime() - begun) / 1e3 / CALLS;
  }

  private static void check(boolean right, String what) {
    if (!right) {
      throw new CheckFailedException(
          "The pool's answers differ from its arguments: " + what + "; its figure means nothing.");
    }
  }
}
