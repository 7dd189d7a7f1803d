package mpj.multiprocessing.trace;

import java.util.concurrent.locks.LockSupport;

/** Holds this process at its gates for random times: luck does not last through that. */
final class Delays {
  private static final int FIRST = 200;

  private final int micros;
  private long state;
  private boolean later;

  Delays(int micros, int seed, int slot) {
    this.micros = micros;
    this.state = (seed + 1L) * 0x9E3779B97F4A7C15L + slot * 0xD1342543DE82EF95L;
  }

  void pass() {
    long bound = 2L * micros * (later ? 1 : FIRST);
    later = true;
    LockSupport.parkNanos(1_000 * Long.remainderUnsigned(next(), bound + 1));
  }

  /** SplitMix64. */
  private synchronized long next() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
