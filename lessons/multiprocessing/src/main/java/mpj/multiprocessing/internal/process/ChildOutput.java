package mpj.multiprocessing.internal.process;

import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Where a child prints. A child of the main process prints into two pipes, which pumps empty there;
 * all others inherit the output of their parent, and so print into the same pipes. Their lines need
 * nobody in the middle, and come through though the parent is dead.
 */
public final class ChildOutput {
  private static final LinePump[] NONE = {};
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final LinePump[] pumps;

  private ChildOutput(LinePump[] pumps) {
    this.pumps = pumps;
  }

  /** Directs the output of a child that is about to be started, and returns it. */
  public static ProcessBuilder direct(Tree tree, ProcessBuilder child) {
    if (!tree.isRoot()) {
      child.redirectOutput(ProcessBuilder.Redirect.INHERIT);
      child.redirectError(ProcessBuilder.Redirect.INHERIT);
    }
    return child;
  }

  /** Begins to hand on what a child prints that was directed and has been started. */
  public static ChildOutput of(Tree tree, Process process, String name, int slot) {
    if (!tree.isRoot()) {
      return new ChildOutput(NONE);
    }
    int who = tree.table().identity(slot);
    LinePump[] pumps = {
      new LinePump(process, name, who, false), new LinePump(process, name, who, true)
    };
    for (LinePump pump : pumps) {
      pump.start();
    }
    return new ChildOutput(pumps);
  }

  /**
   * Returns when what the child had printed by its end has been handed on, whoever may print into
   * its pipes after it; half a second later also if whoever reads our own output keeps us waiting.
   */
  public void awaitLast() throws InterruptedException {
    for (LinePump pump : pumps) {
      pump.childHasEnded();
    }
    long until = System.nanoTime() + PATIENCE_NANOS;
    for (LinePump pump : pumps) {
      pump.awaitLast(until - System.nanoTime());
    }
  }
}
