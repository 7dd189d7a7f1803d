package mpj.app.bench.mode;

import java.util.List;
import mpj.app.bench.work.Work;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.pool.ProgressListener;
import mpj.multiprocessing.pool.SerializableFunction;

/** Child processes that were started before the clock was. */
final class Processes implements Mode {
  private final int workers;
  private final Pool pool;

  Processes(int workers, ProgressListener parts) {
    this.workers = workers;
    pool = pool(workers, parts);
  }

  static Pool pool(int workers, ProgressListener parts) {
    return Pool.builder().workers(workers).onProgress(parts).build();
  }

  @Override
  public Outcome run(Work work) throws Exception {
    long begun = System.nanoTime();
    List<long[]> stints = stints(pool, work);
    return Stint.outcome(begun, System.nanoTime(), workers, false, stints);
  }

  /** Chunks of one part: whoever is done early takes the next, so all end at about one time. */
  static List<long[]> stints(Pool pool, Work work) throws Exception {
    SerializableFunction<Integer, Long> part = work.part();
    return pool.map(number -> Stint.ofProcess(part, number), work.partNumbers(), 1);
  }

  @Override
  public void close() {
    pool.close();
  }
}
