package mpj.multiprocessing.internal.trace;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Tree;

/** The words by which the main process tells a tree how closely it is watched. */
public final class TraceOptionWords {
  private static final int ACCESSES = 0;
  private static final int DELAY = 4;
  private static final int SEED = 8;
  private static final int LATE = 12;
  private static final int SIGNAL_HELD = 16;

  private TraceOptionWords() {}

  /** Sets the scrutiny for all processes that begin from now on. */
  public static void publish(
      Tree tree, boolean accesses, int delayMicros, int lateMillis, int seed) {
    Block words = tree.table().traceOptions();
    words.setInt(ACCESSES, accesses ? 1 : 0);
    words.setInt(DELAY, delayMicros);
    words.setInt(SEED, seed);
    words.setInt(LATE, lateMillis);
    words.setInt(SIGNAL_HELD, 0);
  }

  /** Returns whether this is the first signal in the tree. It returns true in only one process. */
  static boolean isFirstSignal(Tree tree) {
    return tree.table().traceOptions().casInt(SIGNAL_HELD, 0, 1);
  }

  /** Returns whether accesses are events in this tree. */
  static boolean accesses(Tree tree) {
    return tree.table().traceOptions().getInt(ACCESSES) != 0;
  }

  /** Returns the delays of this process, or null. */
  static DelayInjector delays(Tree tree) {
    Block words = tree.table().traceOptions();
    int micros = words.getInt(DELAY);
    return micros == 0
        ? null
        : new DelayInjector(tree, micros, words.getInt(LATE), words.getInt(SEED));
  }
}
