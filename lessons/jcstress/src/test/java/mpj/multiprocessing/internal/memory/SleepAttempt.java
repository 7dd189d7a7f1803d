package mpj.multiprocessing.internal.memory;

import java.util.function.BooleanSupplier;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.jcstress.Uninterrupted;

/**
 * The side of an {@link EventCount} that sleeps. It does all but sleep, because its wait has no
 * time: so a sample can see a lost wake-up in its outcome, and does not hang.
 */
public final class SleepAttempt {
  /** Tells that a thread is about to sleep, and then looks whether it still has to. */
  public static void make(Block block, int at, BooleanSupplier needed) {
    Uninterrupted.get(() -> EventCount.sleep(new Backoff(0), block, at, needed));
  }

  /** Returns whether no other thread has rung the alarm since a thread was about to sleep. */
  public static boolean isUnnoticed(Block block, int at) {
    return (block.getInt(at) & 1) != 0;
  }

  private SleepAttempt() {}
}
