package mpj.multiprocessing.internal.process;

import java.util.HashSet;
import java.util.Set;
import mpj.multiprocessing.internal.arena.ExitNotes;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.thread.LibraryThread;

/** Ends this process's children when this process ends. */
final class ExitHook {
  private static final long DAEMONS_NANOS = 200_000_000L;
  private static final long TURN_NANOS = 2_000_000L;

  private final ProcessSignals signals;
  private final ProcessTable table;
  private final int me;

  ExitHook(Tree tree) {
    this.signals = new ProcessSignals(tree);
    this.table = tree.table();
    this.me = tree.slot();
  }

  /**
   * Waits until the children that are not daemons have ended. Called when this process exits. A
   * signal that ends this process also ends the wait.
   */
  void awaitChildren() {
    ExitNotes mine = table.exit(me);
    while (hasChildren() && !mine.isEndBySignal()) {
      LibraryThread.pause(TURN_NANOS);
    }
  }

  private boolean hasChildren() {
    for (int slot = ProcessTable.ROOT + 1; slot < ProcessTable.SLOTS; slot++) {
      if (table.parent(slot) == me
          && table.state(slot) == ProcessTable.RUNNING
          && !table.daemon(slot)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Ends the daemons and the standbys, and waits for their end, at most 200 ms. The reason for the
   * wait: if a child is still alive, a JVM that ends waits 300 ms for the thread that waits for
   * that child (see {@link Futex#leaveKernel}). A child that does not end now notices later that
   * its parent has ended.
   */
  void endDaemons() {
    long until = System.nanoTime() + DAEMONS_NANOS;
    Set<Long> signalled = new HashSet<>();
    while (signalDaemons(signalled) && System.nanoTime() < until) {
      LibraryThread.pause(1_000_000);
    }
  }

  private boolean signalDaemons(Set<Long> signalled) {
    boolean any = false;
    for (int slot = ProcessTable.ROOT + 1; slot < ProcessTable.SLOTS; slot++) {
      if (table.parent(slot) != me) {
        continue;
      }
      boolean standby = table.state(slot) == ProcessTable.STANDBY;
      if (standby || (table.state(slot) == ProcessTable.RUNNING && table.daemon(slot))) {
        any = true;
        if (signalled.add(table.pid(slot))) {
          signals.send(slot, standby ? ProcessSignals.KILL : ProcessSignals.TERMINATE);
        }
      }
    }
    return any;
  }
}
