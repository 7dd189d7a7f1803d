package mpj.multiprocessing.internal.memory;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The bell of one process, on which its threads sleep that wait for several things at once: each of
 * those rings it. It hangs in the table of processes, so that everyone can reach it.
 */
public final class Bell {
  private static final AtomicInteger LISTENERS = new AtomicInteger();

  /**
   * Waits until the condition holds; it is looked at again each time the bell rings.
   *
   * @param watch asks those who are waited for to ring, which they do once
   * @return false when time is up
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

  /** Whatever comes after the look rings; who has rung for what came before rings again. */
  private static boolean isNeeded(BooleanSupplier ready, Runnable watch) {
    watch.run();
    return !ready.getAsBoolean();
  }

  /** Rings the bell of this process, if anyone here listens. */
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
