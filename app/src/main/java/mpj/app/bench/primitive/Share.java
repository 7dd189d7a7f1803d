package mpj.app.bench.primitive;

import java.time.Duration;

/**
 * What one process got done.
 *
 * @param operations how many operations
 * @param begun when it began, by {@link System#nanoTime}, which all processes of a machine share
 * @param ended when it ended
 */
record Share(long operations, long begun, long ended) {

  /** Repeats a batch for that time, in this process. */
  static Share of(Batch batch, Duration time) throws Exception {
    long operations = 0;
    long begun = System.nanoTime();
    long limit = time.toNanos();
    long now = begun;
    while (now - begun < limit) {
      operations += batch.run();
      now = System.nanoTime();
    }
    return new Share(operations, begun, now);
  }

  /** How many operations a second. */
  double rate() {
    return operations * 1e9 / (ended - begun);
  }

  /** In a form that is cheap to send. */
  long[] packed() {
    return new long[] {operations, begun, ended};
  }

  /** From {@link #packed}. */
  static Share unpacked(long[] packed) {
    return new Share(packed[0], packed[1], packed[2]);
  }
}
