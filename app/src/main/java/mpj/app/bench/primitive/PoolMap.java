package mpj.app.bench.primitive;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.pool.Pool;

/** How many tasks a second a pool gets done that do nothing but answer their argument. */
final class PoolMap {
  private static final int WORKERS = 2;
  private static final int TASKS = 100_000;

  private PoolMap() {}

  static Primitive chunksOfOne() {
    return new Primitive(
        "pool_map_chunk1_tasks_s",
        "tasks/s",
        Primitive.Better.HIGHER,
        "identity over 100,000 ints by a pool of two, chunk size 1",
        () -> new Mapping(TASKS, true, WORKERS));
  }

  static Primitive standardChunks() {
    return new Primitive(
        "pool_map_default_tasks_s",
        "tasks/s",
        Primitive.Better.HIGHER,
        "identity over 1,000,000 ints by a pool of two, default chunk size",
        () -> new Mapping(1_000_000, false, WORKERS));
  }

  /** With so many workers, chunks of one. */
  static Subject.Session scaled(int workers) throws InterruptedException {
    var mapping = new Mapping(TASKS, true, workers);
    return new Subject.Session() {
      @Override
      public Load run() throws InterruptedException {
        CoreTime earlier = CoreTime.ofChildren();
        double rate = mapping.run();
        CoreTime cores = CoreTime.ofChildren().since(earlier);
        return new Load(rate, (long) (workers * TASKS * 1e9 / rate), cores);
      }

      @Override
      public void close() {
        mapping.close();
      }
    };
  }

  /** A pool that is started once and maps once a run. */
  private static final class Mapping implements Primitive.Session {
    private static final int WARM_UPS = 3;

    private final int tasks;
    private final boolean single;
    private final Pool pool;

    Mapping(int tasks, boolean single, int workers) throws InterruptedException {
      this.tasks = tasks;
      this.single = single;
      this.pool = new Pool(workers);
      for (int time = 0; time < WARM_UPS; time++) {
        run();
      }
    }

    @Override
    public double run() throws InterruptedException {
      var range = new Range(tasks);
      long begun = System.nanoTime();
      List<Integer> answers =
          single ? pool.map(item -> item, range, 1) : pool.map(item -> item, range);
      long nanos = System.nanoTime() - begun;
      if (!answers.equals(range)) {
        throw new CheckFailedException(
            "The pool's answers differ from its arguments: tasks="
                + tasks
                + " answers="
                + answers.size()
                + "; its rate means nothing.");
      }
      return tasks * 1e9 / nanos;
    }

    @Override
    public void close() {
      pool.close();
    }
  }

  /** 0, 1, 2 … without keeping them. */
  private static final class Range extends AbstractList<Integer> implements RandomAccess {
    private final int size;

    Range(int size) {
      this.size = size;
    }

    @Override
    public Integer get(int index) {
      return index;
    }

    @Override
    public int size() {
      return size;
    }
  }
}
