package mpj.app.bench.primitive;

import java.time.Duration;

/**
 * What one process got done.
 *
 * @param before how many operations it did to warm up, which count for checks only
 * @param operations how many operations
 * @param begun when it began, by {@link System#nanoTime}, which all processes of a machine share
 * @param ended when it ended
 * @param cores how much of that time it was on a core, or ready without one
 */
record Share(long before, long operations, long begun, long ended, CoreTime cores) {

  /** Of one whose time on cores is not known. */
  Share(long before, long operations, long begun, long ended) {
    this(before, operations, begun, ended, CoreTime.UNKNOWN);
  }

  /** Repeats a batch for that time, in this process. */
  static Share of(Batch batch, Duration time) throws Exception {
    return ofFirst(batch, Long.MAX_VALUE, time);
  }

  /** Repeats a batch until so many operations are done, but for that time at most. */
  static Share ofFirst(Batch batch, long most, Duration time) throws Exception {
    long operations = 0;
    CoreTime earlier = CoreTime.ofThisThread();
    long begun = System.nanoTime();
    long limit = time.toNanos();
    long now = begun;
    while (operations < most && now - begun < limit) {
      operations += batch.run();
      now = System.nanoTime();
    }
    return new Share(0, operations, begun, now, CoreTime.ofThisThread().since(earlier));
  }

  /** The same, with all that was done before to warm up. */
  Share after(Share warmUp) {
    return new Share(warmUp.all(), operations, begun, ended, cores);
  }

  /** How many operations a second. */
  double rate() {
    return operations * 1e9 / (ended - begun);
  }

  /** All operations, those of the warm-up included. */
  long all() {
    return before + operations;
  }

  /** In a form that is cheap to send. */
  long[] packed() {
    return new long[] {before, operations, begun, ended, cores.onCore(), cores.queued()};
  }

  /** From {@link #packed}. */
  static Share unpacked(long[] packed) {
    var cores = new CoreTime(packed[4], packed[5]);
    return new Share(packed[0], packed[1], packed[2], packed[3], cores);
  }
}
