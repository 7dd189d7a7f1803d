package mpj.multiprocessing.internal.memory;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Death;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * A semaphore's permits in one word of 64 bits. The lower half counts the available permits and
 * says whether a thread may be sleeping. The upper half is usually 0. While an operation of {@link
 * ScopedPermits} is under way, it is not 0; then every process completes that operation before it
 * does anything else.
 *
 * <p>A thread that is about to sleep sets {@link #SLEEPERS}. A release that finds this flag removes
 * it and wakes as many threads as there are new permits; any other release makes no system call. A
 * woken thread that got its permit sets the flag again, since other threads may still sleep. If
 * permits are left, it also wakes the next thread: meanwhile a second release may have found no
 * flag.
 */
public final class Permits {
  static final int WORD = Arena.RECORD_HEADER;
  static final int LIMIT = 24;
  private static final int COUNT = WORD; // little-endian, like all systems that we run on

  static final long LOWER = 0xffff_ffffL;
  static final long PERMITS = 0x7fff_ffffL;
  static final long SLEEPERS = 0x8000_0000L;

  /** No permit was available, or no permit could be added. */
  public static final int NONE = -1;

  /** Returns the offset in the record at which the permits end. */
  public static int end() {
    return ScopedPermits.END;
  }

  /** Puts permits into a new record that has room for them after its header. */
  public static void fill(Block block, int permits, int limit) {
    block.putLong(WORD, permits);
    block.putInt(LIMIT, limit);
  }

  /** Makes a semaphore of a {@link RecordType}. It never has more permits than its limit. */
  public static Block create(Tree tree, RecordType type, int permits, int limit) {
    Block block = tree.arena().allocate(end());
    fill(block, permits, limit);
    tree.publish(block, type);
    return block;
  }

  /** Returns how many permits are available now. */
  public static int available(Block block) {
    return count(block.getLong(WORD));
  }

  static int count(long word) {
    return (int) (word & PERMITS);
  }

  /** Returns the word after any operation under way has been completed. */
  static long settled(Block block) {
    long word = block.getLong(WORD);
    while ((word & ~LOWER) != 0) {
      ScopedPermits.complete(block, word);
      word = block.getLong(WORD);
    }
    return word;
  }

  /**
   * Takes a permit if one is available.
   *
   * @param scope the slot of the process whose death releases the permit; 0: none
   * @return how many permits are left, or {@link #NONE}
   */
  public static int tryTake(Block block, int scope) {
    return take(block, scope, 0);
  }

  private static int take(Block block, int scope, long mark) {
    if (scope != 0) {
      return ScopedPermits.take(block, scope, mark);
    }
    while (true) {
      long word = settled(block);
      if (count(word) == 0) {
        return NONE;
      }
      if (block.casLong(WORD, word, (word - 1) | mark)) {
        return count(word) - 1;
      }
    }
  }

  /**
   * Takes a permit. Waits as long as the backoff allows.
   *
   * @param scope the slot of the process whose death releases the permit; 0: none
   * @return how many permits are left, or {@link #NONE} when the time has elapsed
   */
  public static int take(Block block, int scope, Backoff backoff) throws InterruptedException {
    int left = NONE;
    try {
      left = takeSlowly(block, scope, backoff);
    } finally {
      if (backoff.hasSlept() && left != 0) {
        // Another permit may be left for the next thread. Or this thread gave up, and a wake-up was
        // lost on it.
        Futex.wake(block, COUNT, 1);
      }
    }
    return left;
  }

  private static int takeSlowly(Block block, int scope, Backoff backoff)
      throws InterruptedException {
    long mark = 0;
    while (true) {
      int left = take(block, scope, mark);
      if (left != NONE) {
        return left;
      }
      if (backoff.spin()) {
        continue;
      }
      long word = settled(block);
      if (count(word) != 0) {
        continue;
      }
      if ((word & SLEEPERS) != 0 || block.casLong(WORD, word, word | SLEEPERS)) {
        if (!backoff.sleep(block, COUNT, (int) (word | SLEEPERS))) {
          return NONE;
        }
        mark = SLEEPERS;
      }
    }
  }

  /**
   * Releases a permit that the process in a slot took with a scope.
   *
   * @return how many permits there are now. {@link #NONE} if there were as many as the limit
   *     already: then the scope is over, and no permit was added
   */
  public static int giveScoped(Block block, int scope) {
    return ScopedPermits.give(block, scope);
  }

  /**
   * Adds permits.
   *
   * @return how many permits there are now. {@link #NONE} if that would be more than the limit:
   *     then nothing has changed
   */
  public static int give(Block block, int permits) {
    long before = add(block, permits);
    if (before == NONE) {
      return NONE;
    }
    wake(block, before, permits);
    return count(before) + permits;
  }

  /**
   * Adds permits, and wakes no thread. Returns the word before, which says whether threads must be
   * woken; or {@link #NONE}.
   */
  static long add(Block block, int permits) {
    while (true) {
      long word = settled(block);
      if (permits > block.getInt(LIMIT) - count(word)) {
        return NONE;
      }
      if (block.casLong(WORD, word, (word & ~SLEEPERS) + permits)) {
        return word;
      }
    }
  }

  static boolean hasSleepers(long word) {
    return (word & SLEEPERS) != 0;
  }

  static void wake(Block block, long before, int permits) {
    if (hasSleepers(before)) {
      Futex.wake(block, COUNT, permits);
    }
  }

  /** Returns how many permits the process in a slot has in scopes. */
  public static int held(Block block, int slot) {
    return ScopedPermits.held(block, slot);
  }

  /** Releases the permits that a dead process had in scopes, and returns how many these were. */
  public static int recover(Block block, int dead) {
    return ScopedPermits.recover(block, dead);
  }

  /** Frees the parts beside the record. No process may use the permits any more. */
  public static void freeParts(Block block) {
    ScopedPermits.freeParts(block);
  }

  /** Releases the permits that a dead process had in scopes. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public void freeParts(Tree tree, Block record) {
      Permits.freeParts(record);
    }

    @Override
    public void mend(Tree tree, Block record, Death death) {
      int permits = recover(record, death.slot());
      if (permits > 0) {
        death.freed(record, permits);
      }
    }
  }

  private Permits() {}
}
