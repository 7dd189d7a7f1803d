package mpj.multiprocessing.structure;

import java.util.function.BooleanSupplier;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Futex;
import mpj.multiprocessing.arena.Pause;

/**
 * Where processes sleep until something may have changed. One word, which counts up in steps of two
 * and has a low bit that says someone sleeps, so that nobody else makes a system call.
 *
 * <p>Whoever changes something makes a full fence and then looks at that bit; a sleeper sets the
 * bit, a full fence, too, and then looks whether it still need sleep. So one of the two sees the
 * other.
 */
final class Doorbell {
  private final Block block;
  private final int word;

  /** The one whose word lies there in a record. */
  Doorbell(Block block, int word) {
    this.block = block;
    this.word = word;
  }

  /**
   * Sleeps until it rings.
   *
   * @param needed looked at once the sleeper is to be seen
   * @return false when time is up
   */
  boolean sleep(Pause pause, BooleanSupplier needed) throws InterruptedException {
    int before = block.getInt(word);
    if ((before & 1) == 0 && !block.casInt(word, before, before | 1)) {
      return pause.left() > 0;
    }
    return needed.getAsBoolean() ? pause.sleep(block, word, before | 1) : pause.left() > 0;
  }

  /** Wakes all who sleep. To be called after a full fence. */
  void ring() {
    int before = block.getInt(word);
    if ((before & 1) != 0 && block.casInt(word, before, before + 1)) {
      Futex.wakeAll(block, word);
    }
  }

  /** Wakes all who sleep, and has those look again who are just about to. */
  void recover() {
    int before = block.getInt(word);
    while ((before & 1) != 0 && !block.casInt(word, before, before + 1)) {
      before = block.getInt(word);
    }
    Futex.wakeAll(block, word);
  }
}
