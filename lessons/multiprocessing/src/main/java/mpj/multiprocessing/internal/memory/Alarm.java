package mpj.multiprocessing.internal.memory;

import java.util.function.BooleanSupplier;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.Pause;

/**
 * A word to sleep on until something else has changed. It counts up in steps of two; its low bit
 * says that someone sleeps. Whoever changes something does so with a full fence and then looks at
 * that bit; a sleeper sets the bit, another full fence, and then looks at what it waits for. So one
 * of the two sees the other, and nobody makes a system call for nothing.
 */
public final class Alarm {
  /**
   * Sleeps until the alarm is rung, unless {@code needed} says that there is no need any more.
   *
   * @return false when the time of the whole wait is over
   */
  public static boolean sleep(Pause pause, Block block, int at, BooleanSupplier needed)
      throws InterruptedException {
    int before = block.getInt(at);
    if ((before & 1) == 0 && !block.casInt(at, before, before | 1)) {
      return pause.left() > 0;
    }
    return needed.getAsBoolean() ? pause.sleep(block, at, before | 1) : pause.left() > 0;
  }

  /** Wakes all who sleep. To be called after a full fence. */
  public static void ring(Block block, int at) {
    int before = block.getInt(at);
    if ((before & 1) != 0 && block.casInt(at, before, before + 1)) {
      Futex.wakeAll(block, at);
    }
  }

  private Alarm() {}
}
