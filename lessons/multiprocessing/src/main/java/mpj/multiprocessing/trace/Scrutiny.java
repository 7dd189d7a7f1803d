package mpj.multiprocessing.trace;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * How closely a tree is watched, beyond what every {@link Trace} sees.
 *
 * @param accesses whether reads and writes of shared numbers are events, too
 * @param delayMicros how long, on average, a process is held at each gate; 0: not at all. At its
 *     first gate it also waits for those that were started less than two seconds ago and have not
 *     come to theirs
 * @param lateMillis how long one of the first two children, the seed says which, is held besides at
 *     its first gate, where delays are made: whoever only sleeps for a while comes too early then.
 *     For the same reason the first process that SIGTERM comes to is held for that long before it
 *     heeds it
 * @param seed where the random lengths of the delays start
 */
public record Scrutiny(boolean accesses, int delayMicros, int lateMillis, int seed) {
  /** Nothing beyond what is usual. */
  public static final Scrutiny USUAL = new Scrutiny(false, 0, 0, 0);

  private static final int ACCESSES = 0;
  private static final int DELAY = 4;
  private static final int SEED = 8;
  private static final int LATE = 12;
  private static final int SIGNAL_HELD = 16;

  /** Checks the delays. */
  public Scrutiny {
    if (delayMicros < 0 || lateMillis < 0) {
      throw new IllegalArgumentException(
          "a delay is not negative: delayMicros=" + delayMicros + " lateMillis=" + lateMillis);
    }
  }

  /** Has the processes heed it that begin from now on. */
  void publish(Tree tree) {
    Block words = tree.table().scrutiny();
    words.setInt(ACCESSES, accesses ? 1 : 0);
    words.setInt(DELAY, delayMicros);
    words.setInt(SEED, seed);
    words.setInt(LATE, lateMillis);
    words.setInt(SIGNAL_HELD, 0);
  }

  /** Returns whether this is the first signal in the tree; it is so for one process. */
  static boolean isFirstSignal(Tree tree) {
    return tree.table().scrutiny().casInt(SIGNAL_HELD, 0, 1);
  }

  /** Tells whether accesses are to be events in this tree. */
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
