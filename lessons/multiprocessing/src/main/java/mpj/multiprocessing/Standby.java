package mpj.multiprocessing;

import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.BootPhase;
import mpj.multiprocessing.internal.arena.Liveness;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.ProcessSignals;

/**
 * A standby: a JVM that was booted before there is a task for it. It waits for the task on its
 * standard input. Every child does that, but a standby waits longer.
 *
 * @param process the JVM
 * @param slot the JVM's entry in the process table
 */
record Standby(Process process, int slot) {
  private static final long TURN_NANOS = 20_000_000;
  private static final long BOOT_NANOS = 20_000_000_000L;
  private static final long BEGIN_NANOS = 2_000_000_000L;

  /** Waits until the standby is ready for a task; false if it ended, or boots for too long. */
  boolean awaitReady(Tree tree) throws InterruptedException {
    return await(tree.table().phase(slot), false, BOOT_NANOS);
  }

  /**
   * Waits until the standby has begun its task. This is necessary because a standby may be killed,
   * and a process that writes a task to it then gets no error.
   *
   * @return false if the standby has not begun and never will; another child can have the task
   */
  boolean awaitBegun(Tree tree) {
    BootPhase phase = tree.table().phase(slot);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return await(phase, true, BEGIN_NANOS) || !phase.giveUp(ProcessSignals.KILL);
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

  private boolean await(BootPhase phase, boolean begun, long nanos) throws InterruptedException {
    Block word = phase.word();
    Backoff all = new Backoff(nanos);
    while (true) {
      boolean alive = process.isAlive();
      int seen = word.getInt(0);
      if (begun ? phase.hasBegun() : phase.isReady()) {
        return true;
      }
      if (!alive || all.left() <= 0) {
        return false;
      }
      if (!all.spin()) {
        new Backoff(TURN_NANOS).sleep(word, 0, seen);
        if (begun && word.getInt(0) == seen && Liveness.isStopped(process.pid())) {
          return false; // it may be stopped for ever
        }
      }
    }
  }
}
