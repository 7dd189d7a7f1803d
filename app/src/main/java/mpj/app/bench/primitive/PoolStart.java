package mpj.app.bench.primitive;

import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.pool.Pool;

/** What it takes until a new pool of two is there, and until it has answered for the first time. */
final class PoolStart {
  private static final int WORKERS = 2;
  private static final int STARTS = 5;

  private PoolStart() {}

  static Primitive created() {
    return new Primitive(
        "pool2_create_ms",
        "ms",
        Primitive.Better.LOWER,
        "make a pool of two",
        () -> warmedUp(false));
  }

  static Primitive firstResult() {
    return new Primitive(
        "pool2_first_result_ms",
        "ms",
        Primitive.Better.LOWER,
        "make a pool of two and get its first answer",
        () -> warmedUp(true));
  }

  private static Primitive.Session warmedUp(boolean answered) throws InterruptedException {
    milliseconds(answered);
    return () -> {
      double total = 0;
      for (int start = 0; start < STARTS; start++) {
        total += milliseconds(answered);
      }
      return total / STARTS;
    };
  }

  /** Either way the pool answers before it is closed, which is not timed. */
  private static double milliseconds(boolean answered) throws InterruptedException {
    long begun = System.nanoTime();
    try (Pool pool = new Pool(WORKERS)) {
      double created = (System.nanoTime() - begun) / 1e6;
      int answer = pool.apply(item -> item, 7);
      double first = (System.nanoTime() - begun) / 1e6;
      if (answer != 7) {
        throw new CheckFailedException(
            "A new pool's first answer is wrong: answer=" + answer + "; its time means nothing.");
      }
      return answered ? first : created;
    }
  }
}
