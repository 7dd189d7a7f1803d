package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * An event in one word: whether it is set, and a generation that counts how often it was. Who waits
 * goes on as soon as the generation is another: so those who waited when it was set are released
 * even if it is cleared again before any of them has looked.
 *
 * <p>Whoever is about to sleep sets {@link #SLEEPERS}; the {@link #set} that finds it makes a
 * system call and wakes all, and no other does. Whoever gives up leaves the flag, which may then
 * cost one call for nothing; since all are woken, no wake-up can be lost with it.
 *
 * <p>Each change is one compare-and-swap, so there is nothing to mend after a death.
 */
final class EventWord {
  private static final int WORD = Arena.RECORD_HEADER;
  private static final int LOWER = WORD; // little-endian, as all systems that we run on are
  private static final int SIZE = 64;

  private static final long SET = 1;
  private static final long SLEEPERS = 2;
  private static final int GENERATION = 2; // in the lower half, which is slept on, and above

  /** Makes a new event, not set. */
  static Block create(Tree tree) {
    Block block = tree.arena().allocate(SIZE);
    int number = tree.arena().nextNumber(RecordType.EVENT);
    tree.arena().publish(block, RecordType.EVENT, number, tree.slot());
    return block;
  }

  /** Returns the word as it is now, to begin a wait with. */
  static long look(Block block) {
    return block.getLong(WORD);
  }

  static boolean isSet(long word) {
    return (word & SET) != 0;
  }

  /** Sets the event and lets all go on who wait. Set already: nothing happens. */
  static void set(Block block) {
    long word = block.getLong(WORD);
    while ((word & SET) == 0) {
      long next = (((word >>> GENERATION) + 1) << GENERATION) | SET;
      if (block.casLong(WORD, word, next)) {
        if ((word & SLEEPERS) != 0) {
          Futex.wakeAll(block, LOWER);
        }
        return;
      }
      word = block.getLong(WORD);
    }
  }

  /** Clears the event. Whoever waited while it was set goes on nevertheless. */
  static void clear(Block block) {
    long word = block.getLong(WORD);
    while ((word & SET) != 0 && !block.casLong(WORD, word, word & ~SET)) {
      word = block.getLong(WORD);
    }
  }

  /**
   * Waits until the event, which was not set when {@code seen} was looked at, has been set since.
   *
   * @return false when {@code nanos} have passed
   */
  static boolean await(Block block, long seen, long nanos) throws InterruptedException {
    long generation = seen >>> GENERATION;
    Pause pause = new Pause(nanos);
    long word = block.getLong(WORD);
    for (; word >>> GENERATION == generation; word = block.getLong(WORD)) {
      if (pause.spin()) {
        continue;
      }
      long asleep = word | SLEEPERS;
      boolean marked = word == asleep || block.casLong(WORD, word, asleep);
      if (marked && !pause.sleep(block, LOWER, (int) asleep)) {
        return block.getLong(WORD) >>> GENERATION != generation;
      }
    }
    return true;
  }

  private EventWord() {}
}
