package mpj.multiprocessing.internal.memory;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The bell of one process. The threads of the process sleep on it when they wait for several things
 * at the same time; each of these things rings it. It lies in the table of processes, so every
 * process can reach it.
 */
public final class Bell {
  private static final AtomicInteger LISTENERS = new AtomicInteger();

  /**
   * Waits until the condition is true. The condition is checked again each time the bell rings.
   *
   * @param watch asks each of the things that are waited for to ring the bell once
   * @return false when {@code nanos} nanoseconds have elapsed
   */
  public static boolean await(Tree tree, long nanos, BooleanSupplier ready, Runnable watch)
      throws InterruptedException {
    Block bell = tree.table().bell(tree.slot());
    Pause pause = new Pause(nanos);
    LISTENERS.incrementAndGet();
    try {
      while (!ready.getAsBoolean()) {
        if (!pause.spin() && !Alarm.sleep(pause, bell, 0, () -> isNeeded(ready, watch))) {
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

  /** Rings the bell of this process, if any thread of the process listens. */
  public static void ringOwn(Tree tree) {
    if (LISTENERS.get() > 0) {
      ring(tree.table(), tree.slot());
    }
  }

  public static void ring(ProcessTable table, int slot) {
    Alarm.ring(table.bell(slot), 0);
  }

  private Bell() {}
}
