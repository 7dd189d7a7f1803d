package mpj.app.bench.mode;

import mpj.app.bench.work.Work;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.pool.ProgressListener;

/** Child processes that were started before the clock was. */
final class Processes implements Mode {
  private final Pool pool;

  Processes(int workers, ProgressListener parts) {
    pool = pool(workers, parts);
  }

  static Pool pool(int workers, ProgressListener parts) {
    return Pool.builder().workers(workers).onProgress(parts).build();
  }

  @Override
  public Outcome run(Work work) throws Exception {
    long begun = System.nanoTime();
    long sum = sum(pool, work);
    return new Outcome(System.nanoTime() - begun, sum);
  }

  /** Chunks of one part: whoever is done early takes the next, so all end at about one time. */
  static long sum(Pool pool, Work work) throws Exception {
    long sum = 0;
    for (long answer : pool.map(work.part(), work.partNumbers(), 1)) {
      sum += answer;
    }
    return sum;
  }

  @Override
  public void close() {
    pool.close();
  }
}
