package mpj.multiprocessing.trace;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Tree;

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
public record Scrutiny(boolean accesses, int delayMicros, int lateMillis, int seed) {
  /** The usual scrutiny: no accesses, no delays. */
  public static final Scrutiny USUAL = new Scrutiny(false, 0, 0, 0);

  private static final int ACCESSES = 0;
  private static final int DELAY = 4;
  private static final int SEED = 8;
  private static final int LATE = 12;
  private static final int SIGNAL_HELD = 16;

  /**
   * Checks the delays.
   *
   * @throws IllegalArgumentException if a delay is negative
   */
  public Scrutiny {
    if (delayMicros < 0 || lateMillis < 0) {
      throw new IllegalArgumentException(
          "a delay is not negative: delayMicros=" + delayMicros + " lateMillis=" + lateMillis);
    }
  }

  /** Sets this scrutiny for all processes that begin from now on. */
  void publish(Tree tree) {
    Block words = tree.table().scrutiny();
    words.setInt(ACCESSES, accesses ? 1 : 0);
    words.setInt(DELAY, delayMicros);
    words.setInt(SEED, seed);
    words.setInt(LATE, lateMillis);
    words.setInt(SIGNAL_HELD, 0);
  }

  /** Returns whether this is the first signal in the tree. It returns true in only one process. */
  static boolean isFirstSignal(Tree tree) {
    return tree.table().scrutiny().casInt(SIGNAL_HELD, 0, 1);
  }

  /** Returns whether accesses are events in this tree. */
  static boolean accesses(Tree tree) {
    return tree.table().scrutiny().getInt(ACCESSES) != 0;
  }

  /** Returns the delays of this process, or null. */
  static Delays delays(Tree tree) {
    Block words = tree.table().scrutiny();
    int micros = words.getInt(DELAY);
    return micros == 0 ? null : new Delays(tree, micros, words.getInt(LATE), words.getInt(SEED));
  }
}
