package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * An event in one word: whether it is set, and a generation that counts how often it was set. A
 * waiting thread continues as soon as the generation has changed. So threads that were waiting when
 * the event was set are released even if it is cleared again before they look.
 *
 * <p>A thread that is about to sleep sets {@link #SLEEPERS}. A {@link #set} that finds this flag
 * makes a system call and wakes all sleepers; any other {@code set} makes no system call. A thread
 * that gives up leaves the flag set. This may cost one unnecessary call, but no wake-up is lost,
 * because a set wakes all sleepers.
 *
 * <p>Each change is one compare-and-swap, so nothing needs recovery after a death.
 */
final class EventWord {
  private static final int WORD = Arena.RECORD_HEADER;
  private static final int LOWER = WORD; // little-endian, like all systems that we run on
  private static final int SIZE = 64;

  private static final long SET = 1;
  private static final long SLEEPERS = 2;
  private static final int GENERATION = 2; // in the lower half, which threads sleep on, and above

  /** Makes a new event, not set. */
  static Block create(Tree tree) {
    Block block = tree.arena().allocate(SIZE);
    tree.publish(block, RecordType.EVENT);
    return block;
  }

  /** Returns the current word, with which a wait begins. */
  static long look(Block block) {
    return block.getLong(WORD);
  }

  static boolean isSet(long word) {
    return (word & SET) != 0;
  }

  /** Sets the event and releases all waiting threads. If it is set already, nothing happens. */
  static void set(Block block) {
    long before = mark(block);
    if (!isSet(before) && hasSleepers(before)) {
      Futex.wakeAll(block, LOWER);
    }
  }

  /**
   * Sets the event unless it is set, and wakes no thread. Returns the word before: it says whether
   * threads must be woken.
   */
  static long mark(Block block) {
    long word = block.getLong(WORD);
    while (!isSet(word) && !block.casLong(WORD, word, nextGeneration(word) | SET)) {
      word = block.getLong(WORD);
    }
    return word;
  }

  private static long nextGeneration(long word) {
    return ((word >>> GENERATION) + 1) << GENERATION;
  }

  static boolean hasSleepers(long word) {
    return (word & SLEEPERS) != 0;
  }

  /** Clears the event. Threads that were waiting when it was set still continue. */
  static void clear(Block block) {
    long word = block.getLong(WORD);
    while ((word & SET) != 0 && !block.casLong(WORD, word, word & ~SET)) {
      word = block.getLong(WORD);
    }
  }

  /**
   * Waits until the event is set. {@code seen} is an earlier word in which it was not set; a set
   * since then counts.
   *
   * @return false when {@code nanos} have passed
   */
  static boolean await(Block block, long seen, long nanos) throws InterruptedException {
    long generation = seen >>> GENERATION;
    Backoff backoff = new Backoff(nanos);
    long word = block.getLong(WORD);
    for (; word >>> GENERATION == generation; word = block.getLong(WORD)) {
      if (backoff.spin()) {
        continue;
      }
      long asleep = word | SLEEPERS;
      boolean marked = word == asleep || block.casLong(WORD, word, asleep);
      if (marked && !backoff.sleep(block, LOWER, (int) asleep)) {
        return block.getLong(WORD) >>> GENERATION != generation;
      }
    }
    return true;
  }

  private EventWord() {}
}
