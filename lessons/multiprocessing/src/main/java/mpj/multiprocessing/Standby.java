package mpj.multiprocessing;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Liveness;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.ProcessSignals;

/**
 * A JVM that was booted ahead of its task. It waits for it on its standard input, as every child
 * does; only longer.
 *
 * @param process the JVM
 * @param slot its entry in the table of processes
 */
record Standby(Process process, int slot) {
  private static final long TURN_NANOS = 20_000_000;
  private static final long BOOT_NANOS = 20_000_000_000L;
  private static final long BEGIN_NANOS = 2_000_000_000L;

  /** Waits until it can be given a task at once; false if it ended, or takes too long. */
  boolean awaitReady(Tree tree) throws InterruptedException {
    return await(tree.table(), false, BOOT_NANOS);
  }

  /**
   * Waits until it has its task: a JVM may be killed while it stands by, and who writes to it then
   * is not told. False: it has not begun, and never will, so that another can have the task.
   */
  boolean awaitBegun(Tree tree) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return await(tree.table(), true, BEGIN_NANOS)
              || !tree.table().giveUp(slot, ProcessSignals.KILL);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean await(ProcessTable table, boolean begun, long nanos) throws InterruptedException {
    Block phase = table.phase(slot);
    Pause all = new Pause(nanos);
    while (true) {
      boolean alive = process.isAlive();
      int seen = phase.getInt(0);
      if (begun ? table.hasBegun(slot) : table.isReady(slot)) {
        return true;
      }
      if (!alive || all.left() <= 0) {
        return false;
      }
      if (!all.spin()) {
        new Pause(TURN_NANOS).sleep(phase, 0, seen);
        if (begun && phase.getInt(0) == seen && Liveness.isStopped(process.pid())) {
          return false; // nobody knows when it goes on
        }
      }
    }
  }
}
