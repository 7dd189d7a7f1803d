package mpj.multiprocessing.trace;

import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.trace.TraceOptionWords;

/**
 * How closely a tree is watched, beyond what every {@link Trace} sees.
 *
 * @param accesses whether reads and writes of shared numbers are events too
 * @param delayMicros how long, on average, a process is held at each gate, in microseconds; 0: it
 *     is not held. At its first gate it also waits for processes that were started less than two
 *     seconds ago and have not reached their first gate
 * @param lateMillis an additional delay in milliseconds for one of the first two children, at its
 *     first gate; the seed decides which child. A program that only sleeps instead of waiting then
 *     goes on too early. For the same reason the first process that receives SIGTERM is held for
 *     that long before it handles the signal. It has an effect only if there are delays
 * @param seed the start value of the random delays
 */
public record TraceOptions(boolean accesses, int delayMicros, int lateMillis, int seed) {
  /** The usual scrutiny: no accesses, no delays. */
  public static final TraceOptions USUAL = new TraceOptions(false, 0, 0, 0);

  /**
   * Checks the delays.
   *
   * @throws IllegalArgumentException if a delay is negative
   */
  public TraceOptions {
    if (delayMicros < 0 || lateMillis < 0) {
      throw new IllegalArgumentException(
          "a delay is not negative: delayMicros=" + delayMicros + " lateMillis=" + lateMillis);
    }
  }

  /** Sets this scrutiny for all processes that begin from now on. */
  void publish(Tree tree) {
    TraceOptionWords.publish(tree, accesses, delayMicros, lateMillis, seed);
  }
}
