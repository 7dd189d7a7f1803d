package mpj.multiprocessing.pool;

import java.util.List;
import java.util.concurrent.CancellationException;

/** Cancels a job. */
final class Cancellation {
  private final String pool;
  private final WorkerSet workerSet;
  private final Job job;
  private final AsyncResult<?> result;

  Cancellation(String pool, WorkerSet workerSet, Job job, AsyncResult<?> result) {
    this.pool = pool;
    this.workerSet = workerSet;
    this.job = job;
    this.result = result;
  }

  /** Cancels the job; returns false if it was too late. */
  boolean cancel(boolean evenIfBegun) {
    boolean taken = job.cancel();
    List<WorkerHandle> condemned = evenIfBegun ? workerSet.condemn(job) : List.of();
    if (!taken && condemned.isEmpty()) {
      return false;
    }
    // This must come before the kill. Otherwise the death of the workers might fail the job first.
    job.stop();
    result.abandon(new CancellationException("the work was cancelled: pool=" + pool));
    condemned.forEach(member -> member.process.kill());
    return true;
  }
}
