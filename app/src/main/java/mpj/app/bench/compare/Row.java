package mpj.app.bench.compare;

import mpj.app.bench.figure.Sample;
import mpj.app.bench.mode.ModeKind;

/**
 * How long one work took in one mode with so many workers.
 *
 * @param millis the runs' times in milliseconds
 * @param serialMillis the mean time of all serial runs of the work
 * @param startMillis until a worker that was started in the run began its first part: mean of all
 *     workers and runs
 * @param busyMillis how long a worker was at its parts: mean of all workers and runs
 */
public record Row(
    String work,
    ModeKind mode,
    int workers,
    Sample millis,
    double serialMillis,
    double startMillis,
    double busyMillis) {

  /** Mean time in milliseconds. */
  public double mean() {
    return millis.mean();
  }

  /** What is neither start nor work: waiting for parts, handing answers over, idling at the end. */
  public double waitMillis() {
    return Math.max(0, mean() - startMillis - busyMillis);
  }

  /** What was saved: serial time minus this, in milliseconds. Negative: it took longer. */
  public double difference() {
    return serialMillis - mean();
  }

  /** Serial time divided by this. Below 1: it took longer. */
  public double speedup() {
    return serialMillis / mean();
  }

  /** The ratio for each worker: 1 when no worker was wasted. */
  public double efficiency() {
    return speedup() / workers;
  }
}
