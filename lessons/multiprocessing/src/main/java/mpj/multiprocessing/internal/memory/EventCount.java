package mpj.multiprocessing.internal.memory;

import java.util.function.BooleanSupplier;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Futex;

/**
 * An event count: a word to sleep on until something else has changed. The word counts up in steps
 * of two; its low bit says that a thread sleeps. A process that changes something first does so
 * with a full fence and then reads the low bit. A thread that wants to sleep first sets the bit
 * with a full fence and then checks the condition that it waits for. So at least one of the two
 * sees the other, and there is no unnecessary system call.
 */
public final class EventCount {
  /**
   * Sleeps until the alarm is rung. Does not sleep if {@code needed} returns false.
   *
   * @return false when the time of the whole wait has elapsed
   */
  public static boolean sleep(Backoff backoff, Block block, int at, BooleanSupplier needed)
      throws InterruptedException {
    int before = block.getInt(at);
    if ((before & 1) == 0 && !block.casInt(at, before, before | 1)) {
      return backoff.left() > 0;
    }
    return needed.getAsBoolean() ? backoff.sleep(block, at, before | 1) : backoff.left() > 0;
  }

  /** Wakes all sleeping threads. Call it after a full fence. */
  public static void ring(Block block, int at) {
    int before = block.getInt(at);
    if ((before & 1) != 0 && block.casInt(at, before, before + 1)) {
      Futex.wakeAll(block, at);
    }
  }

  private EventCount() {}
}
