package mpj.multiprocessing.internal.memory;

import java.util.Optional;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * A lock in one word: the slot of the process that holds it, and two flags. A free word is 0. So
 * the usual acquire is one compare-and-swap, and the usual release is one exchange.
 *
 * <p>A thread that is about to sleep sets {@link #SLEEPERS}. A release that finds this flag makes a
 * system call; any other release makes none. A woken thread takes the word with the flag set,
 * because other threads may still sleep. If the holder dies, the word becomes {@link #OWNER_DIED}
 * without an owner. The next holder keeps that flag until it releases the lock, and the record says
 * which process died.
 */
public final class LockWord {
  private static final int WORD = Arena.RECORD_HEADER;
  private static final int COUNT = 24;
  private static final int SINCE = 32;
  private static final int LAST = 40;

  /**
   * Where the record has room for a note of the holder's thread; its use depends on the kind of
   * lock.
   */
  public static final int THREAD = 48;

  private static final int DECEASED = 64;
  private static final int SIZE = DECEASED + DeadOwner.SIZE;

  private static final int OWNER = 0xffff;
  private static final int SLEEPERS = 1 << 16;
  private static final int OWNER_DIED = 1 << 17;

  /** Makes a new lock of a {@link RecordType}. It is free. */
  public static Block create(Tree tree, RecordType type) {
    Block block = tree.arena().allocate(SIZE);
    tree.publish(block, type);
    return block;
  }

  /** Acquires the lock if it is free; returns false otherwise. */
  public static boolean tryAcquire(Block block, int me) {
    return block.casInt(WORD, 0, me) || takeMarked(block, me, 0);
  }

  /** Takes a free word that has flags. */
  private static boolean takeMarked(Block block, int me, int mark) {
    int word = block.getInt(WORD);
    return (word & OWNER) == 0 && block.casInt(WORD, word, word | me | mark);
  }

  /**
   * Acquires the lock. Waits for at most {@code nanos} nanoseconds.
   *
   * @return false when the time has elapsed
   */
  public static boolean acquire(Block block, int me, long nanos) throws InterruptedException {
    if (block.casInt(WORD, 0, me)) {
      return true;
    }
    Backoff backoff = new Backoff(nanos);
    boolean taken = false;
    try {
      taken = acquireSlowly(block, me, backoff);
    } finally {
      if (!taken && backoff.hasSlept()) {
        // This thread gives up. A release may have woken this thread; so another thread must be
        // woken.
        Futex.wake(block, WORD, 1);
      }
    }
    return taken;
  }

  private static boolean acquireSlowly(Block block, int me, Backoff backoff)
      throws InterruptedException {
    int mark = 0;
    while (!takeMarked(block, me, mark)) {
      if (backoff.spin()) {
        continue;
      }
      int word = block.getInt(WORD);
      if ((word & OWNER) == 0) {
        continue;
      }
      if ((word & SLEEPERS) != 0 || block.casInt(WORD, word, word | SLEEPERS)) {
        if (!backoff.sleep(block, WORD, word | SLEEPERS)) {
          return false;
        }
        mark = SLEEPERS;
      }
    }
    return true;
  }

  /**
   * Releases the lock, whichever process took it.
   *
   * @return false if it was free
   */
  public static boolean release(Block block) {
    int word = free(block);
    if (hasSleepers(word)) {
      Futex.wake(block, WORD, 1);
    }
    if ((word & OWNER) != 0) {
      return true;
    }
    block.casInt(WORD, 0, word & OWNER_DIED);
    return false;
  }

  /**
   * Makes the word free, and wakes no thread. Returns the word before: it says whether a thread
   * must be woken.
   */
  static int free(Block block) {
    return block.getAndSetInt(WORD, 0);
  }

  static boolean hasSleepers(int word) {
    return (word & SLEEPERS) != 0;
  }

  /** Returns the slot of the process that holds the lock; 0 if it is free. */
  public static int owner(Block block) {
    return block.getInt(WORD) & OWNER;
  }

  /** Returns the previous holder, if it died while it held the lock. */
  public static Optional<DeadOwner> ownerDied(Block block) {
    boolean died = (block.getInt(WORD) & OWNER_DIED) != 0;
    return died ? Optional.of(DeadOwner.read(block, DECEASED)) : Optional.empty();
  }

  /**
   * Notes the identity of the holder and the time, and counts the acquire. The holder calls it
   * while events are watched.
   *
   * @return how many acquires were counted before
   */
  public static long noteAcquired(Block block, int me) {
    long count = block.getLong(COUNT);
    block.putLong(COUNT, count + 1);
    block.putInt(LAST, me);
    block.putLong(SINCE, System.nanoTime());
    return count;
  }

  /** Returns the identity of the last holder while events were watched; 0 if there was none. */
  public static int lastHolder(Block block) {
    return block.getInt(LAST);
  }

  /**
   * Returns the {@link System#nanoTime} at which the present holder took the lock, if events were
   * watched then.
   */
  public static long since(Block block) {
    return block.getLong(SINCE);
  }

  /** Frees the lock if the dead process held it; returns false otherwise. */
  public static boolean recover(Block block, ProcessTable table, int dead) {
    boolean freed = false;
    for (int word = block.getInt(WORD);
        !freed && (word & OWNER) == dead;
        word = block.getInt(WORD)) {
      DeadOwner.write(block, DECEASED, table, dead);
      freed = block.casInt(WORD, word, (word & ~OWNER) | OWNER_DIED);
    }
    return freed;
  }

  private LockWord() {}
}
