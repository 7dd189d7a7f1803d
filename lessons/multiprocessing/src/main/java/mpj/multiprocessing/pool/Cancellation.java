package mpj.multiprocessing.pool;

import java.util.concurrent.CancellationException;

/** Takes a job back. */
final class Cancellation {
  private final String pool;
  private final Crew crew;
  private final Job job;

  Cancellation(String pool, Crew crew, Job job) {
    this.pool = pool;
    this.crew = crew;
    this.job = job;
  }

  /** Does it; false if it was too late. */
  boolean cancel(boolean evenIfBegun) {
    boolean taken = job.cancel();
    if (evenIfBegun) {
      taken |= crew.condemn(job);
    }
    if (taken) {
      job.breakOff(new CancellationException("the work was cancelled: pool=" + pool));
    }
    return taken;
  }
}
