package mpj.multiprocessing.internal.process;

import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The output of a child. A child of the main process prints into two pipes, and two pumps in the
 * main process read them. All other children inherit the output of their parent, so they print into
 * the same pipes. Their output does not pass through the parent, and still arrives if the parent is
 * dead.
 */
public final class ChildOutput {
  private static final OutputReader[] NONE = {};
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final OutputReader[] pumps;

  private ChildOutput(OutputReader[] pumps) {
    this.pumps = pumps;
  }

  /** Sets where a child prints, before it is started. Returns its builder. */
  public static ProcessBuilder direct(Tree tree, ProcessBuilder child) {
    if (!tree.isRoot()) {
      child.redirectOutput(ProcessBuilder.Redirect.INHERIT);
      child.redirectError(ProcessBuilder.Redirect.INHERIT);
    }
    return child;
  }

  /** Starts the pumps for a child that has been started. */
  public static ChildOutput of(Tree tree, Process process, String name, int slot) {
    if (!tree.isRoot()) {
      return new ChildOutput(NONE);
    }
    int who = tree.table().identity(slot);
    OutputReader[] pumps = {
      new OutputReader(process, name, who, false), new OutputReader(process, name, who, true)
    };
    for (OutputReader pump : pumps) {
      pump.start();
    }
    return new ChildOutput(pumps);
  }

  /**
   * Waits until everything that the child printed before its end has been passed on. Other
   * processes may still print into the child's pipes. It waits at most half a second, because the
   * reader of this process's own output may be slow.
   */
  public void awaitLast() throws InterruptedException {
    for (OutputReader pump : pumps) {
      pump.childHasEnded();
    }
    long until = System.nanoTime() + PATIENCE_NANOS;
    for (OutputReader pump : pumps) {
      pump.awaitLast(until - System.nanoTime());
    }
  }
}
