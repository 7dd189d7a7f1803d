package mpj.app.bench.mode;

import java.util.List;
import mpj.app.bench.work.Work;
import mpj.multiprocessing.pool.ProgressListener;

/**
 * Child processes whose start is part of the time: what a program pays that makes a pool for one
 * job. Ending them is not counted, since the answer is there by then.
 */
final class ColdProcesses implements Mode {
  private final int workers;
  private final ProgressListener parts;

  ColdProcesses(int workers, ProgressListener parts) {
    this.workers = workers;
    this.parts = parts;
  }

  @Override
  public Outcome run(Work work) throws Exception {
    long begun = System.nanoTime();
    try (var pool = Processes.pool(workers, parts)) {
      List<long[]> stints = Processes.stints(pool, work);
      return Stint.outcome(begun, System.nanoTime(), workers, true, stints);
    }
  }

  @Override
  public void close() {}
}
