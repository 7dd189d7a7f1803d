package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * A countdown latch in one word: the count in the upper half, two flags in the lower half. The
 * latch is open when the count has reached zero. It never closes again.
 *
 * <p>A thread that is about to sleep sets {@link #SLEEPERS}, and sleeps on the lower half. So a
 * countdown wakes no thread before it opens the latch. The one that opens it wakes all sleepers if
 * the flag is set. A thread that gives up leaves the flag set. This may cost one unnecessary system
 * call.
 *
 * <p>Each change is one compare-and-swap, so nothing needs recovery after a death. If a process is
 * killed after it has opened the latch and before it has woken the sleepers, they look at the word
 * when the death has been mended, as in each {@link Backoff}.
 */
final class LatchWord {
  private static final int WORD = Arena.RECORD_HEADER;
  private static final int LOWER = WORD; // little-endian, like all systems that we run on
  private static final int SIZE = 64;

  private static final int COUNT = 32;
  private static final long ONE = 1L << COUNT;
  private static final long OPEN = 1;
  private static final long SLEEPERS = 2;

  /** The latch was open already, so its count is still zero. */
  static final int WAS_OPEN = -1;

  /** Makes a new latch with a count of zero or more. */
  static Block create(Tree tree, int count) {
    Block block = tree.arena().allocate(SIZE);
    block.putLong(WORD, opened((long) count << COUNT));
    tree.publish(block, RecordType.COUNT_DOWN_LATCH);
    return block;
  }

  private static long opened(long word) {
    return word >>> COUNT == 0 ? OPEN : word;
  }

  static int count(Block block) {
    return (int) (block.getLong(WORD) >>> COUNT);
  }

  static boolean isOpen(Block block) {
    return (block.getLong(WORD) & OPEN) != 0;
  }

  /**
   * Counts down by one. The last countdown opens the latch for all waiting threads.
   *
   * @return the new count, or {@link #WAS_OPEN}
   */
  static int countDown(Block block) {
    long before = decrement(block);
    if ((before & OPEN) != 0) {
      return WAS_OPEN;
    }
    int count = (int) (before >>> COUNT) - 1;
    if (count == 0 && hasSleepers(before)) {
      Futex.wakeAll(block, LOWER);
    }
    return count;
  }

  /**
   * Counts down by one unless the latch is open, and wakes no thread. Returns the word before: it
   * says whether threads must be woken.
   */
  static long decrement(Block block) {
    long word = block.getLong(WORD);
    while ((word & OPEN) == 0 && !block.casLong(WORD, word, opened(word - ONE))) {
      word = block.getLong(WORD);
    }
    return word;
  }

  static boolean hasSleepers(long word) {
    return (word & SLEEPERS) != 0;
  }

  /** Waits until the latch is open. Returns false when {@code nanos} have passed. */
  static boolean await(Block block, long nanos) throws InterruptedException {
    Backoff backoff = new Backoff(nanos);
    long word = block.getLong(WORD);
    for (; (word & OPEN) == 0; word = block.getLong(WORD)) {
      if (backoff.spin()) {
        continue;
      }
      long asleep = word | SLEEPERS;
      boolean marked = word == asleep || block.casLong(WORD, word, asleep);
      if (marked && !backoff.sleep(block, LOWER, (int) asleep)) {
        return isOpen(block);
      }
    }
    return true;
  }

  private LatchWord() {}
}
