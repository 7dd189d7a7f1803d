package mpj.multiprocessing.internal.trace;

import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Holds this process at its gates for random times. A program that is correct only by luck then
 * fails more often. At its first gate the process also waits for processes that were started but
 * have not reached their first gate. So processes that may run at the same time do so. In addition,
 * one of the first two children is held longer at its first gate, and so is the first process that
 * is asked to end.
 */
final class DelayInjector {
  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final long TURN_NANOS = 500_000;

  private final Tree tree;
  private final int micros;
  private final long lateNanos;
  private final long signalNanos;
  private long state;
  private boolean later;

  DelayInjector(Tree tree, int micros, int lateMillis, int seed) {
    this.tree = tree;
    this.micros = micros;
    boolean late =
        tree.slot() == ProcessTable.ROOT + 1 + Math.floorMod(seed, 2)
            && tree.table().isFirst(tree.slot());
    this.signalNanos = lateMillis * 1_000_000L;
    this.lateNanos = late ? lateMillis * 1_000_000L : 0;
    this.state =
        (seed + 1L) * 0x9E3779B97F4A7C15L
            + tree.table().identity(tree.slot()) * 0xD1342543DE82EF95L;
  }

  void pass() {
    if (!later) {
      later = true;
      awaitOthers();
      LockSupport.parkNanos(lateNanos);
    }
    LockSupport.parkNanos(1_000 * Long.remainderUnsigned(next(), 2L * micros + 1));
  }

  /**
   * Delays the first process that is asked to end. A program that only sleeps instead of waiting
   * then goes on too early.
   */
  void passSignal() {
    if (signalNanos > 0 && TraceOptionWords.isFirstSignal(tree)) {
      LockSupport.parkNanos(signalNanos);
    }
  }

  /**
   * Waits for the other young processes. A process that never reaches a gate, such as a server,
   * counts only while it is young.
   */
  private void awaitOthers() {
    while (!tree.isRoot() && areOthersOnTheirWay(System.nanoTime())) {
      LockSupport.parkNanos(TURN_NANOS);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }

  private boolean areOthersOnTheirWay(long now) {
    ProcessTable table = tree.table();
    for (int slot = ProcessTable.ROOT + 1; slot < ProcessTable.SLOTS; slot++) {
      int its = table.state(slot);
      boolean booting = its == ProcessTable.RESERVED || its == ProcessTable.RUNNING;
      boolean young = now - table.startedNanos(slot) < PATIENCE_NANOS;
      if (booting && young && !Gates.hasPassed(table.gate(slot))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the next random number, by SplitMix64. */
  private synchronized long next() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
