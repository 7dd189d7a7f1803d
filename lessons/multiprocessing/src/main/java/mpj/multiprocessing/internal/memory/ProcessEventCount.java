package mpj.multiprocessing.internal.memory;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The event count of one process. The threads of the process sleep on it when they wait for several
 * things at the same time; each of these things advances it. It lies in the table of processes, so
 * every process can reach it.
 */
public final class ProcessEventCount {
  private static final AtomicInteger LISTENERS = new AtomicInteger();

  /**
   * Waits until the condition is true. The condition is checked again each time the count advances.
   *
   * @param watch asks each of the things that are waited for to advance the count once
   * @return false when {@code nanos} nanoseconds have elapsed
   */
  public static boolean await(Tree tree, long nanos, BooleanSupplier ready, Runnable watch)
      throws InterruptedException {
    Block processEventCount = tree.table().processEventCount(tree.slot());
    Backoff backoff = new Backoff(nanos);
    LISTENERS.incrementAndGet();
    try {
      while (!ready.getAsBoolean()) {
        if (!backoff.spin()
            && !EventCount.sleep(backoff, processEventCount, 0, () -> isNeeded(ready, watch))) {
          return ready.getAsBoolean();
        }
      }
      return true;
    } finally {
      LISTENERS.decrementAndGet();
    }
  }

  /**
   * First asks the things to ring, then checks them. The check sees an earlier change, and a later
   * change rings.
   */
  private static boolean isNeeded(BooleanSupplier ready, Runnable watch) {
    watch.run();
    return !ready.getAsBoolean();
  }

  /** Rings the event count of this process, if any thread of the process listens. */
  public static void ringOwn(Tree tree) {
    if (LISTENERS.get() > 0) {
      ring(tree.table(), tree.slot());
    }
  }

  public static void ring(ProcessTable table, int slot) {
    EventCount.ring(table.processEventCount(slot), 0);
  }

  private ProcessEventCount() {}
}
