package mpj.multiprocessing.internal.memory;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.ProcessTable;

/**
 * Permits that are released when their process dies. Two words must change together: the word of
 * {@link Permits}, and the entry of the process here, which counts its permits. A kill between the
 * two changes must neither lose a permit nor add one.
 *
 * <p>So the compare-and-swap that changes the permits also leaves a tag in the upper half of the
 * word. The tag says which operation is under way, by which slot, and at which version of the
 * slot's entry. Before anything else happens to the word, some process completes the operation: it
 * moves the entry to the next version, with the new count, and then removes the tag. Any process
 * may do this. Doing it twice changes nothing:
 *
 * <ul>
 *   <li>A process reads the entry, and then reads the word again. Only if the word is unchanged, it
 *       changes the entry by a compare-and-swap. An entry never comes again, because its version
 *       always grows.
 *   <li>The tag is removed only when the entry has moved to the next version.
 * </ul>
 *
 * <p>The tag has the lowest 20 bits of the version. So a helping process could be wrong only in one
 * case: it stands still between two instructions, and that slot does a multiple of exactly
 * 1,048,576 operations meanwhile.
 *
 * <p>The threads of one process take turns, so that the version in a tag is that of the entry.
 */
final class ScopedPermits {
  private static final int ENTRIES = 32;

  /** The offset at which the record ends. */
  static final int END = ENTRIES + PerProcess.SIZE;

  // The tag, in the upper half of the word: the version in bits 32..51, the slot in bits 52..61,
  // the operation in bits 62..63.
  private static final int VERSION = 32;
  private static final long VERSION_BITS = 0xf_ffffL;
  private static final int SLOT = 52;
  private static final int SLOT_BITS = ProcessTable.SLOTS - 1;
  private static final int WHAT = 62;

  static final long TAKE = 1;
  static final long GIVE = 2;
  static final long RECLAIM = 3;

  // An entry: the version in the upper half, the number of permits of the process in the lower
  // half.
  private static final long COUNT = 0xffff_ffffL;
  private static final int LANES = 32;
  private static final Object[] TURNS = new Object[LANES];

  static {
    for (int i = 0; i < LANES; i++) {
      TURNS[i] = new Object();
    }
  }

  private static Object turn(Block block, int slot) {
    return TURNS[((int) (block.offset() >>> 6) + slot) % LANES];
  }

  static int take(Block block, int slot, long mark) {
    PerProcess.prepare(block, ENTRIES, slot); // the completing process needs it
    synchronized (turn(block, slot)) {
      long tag = tag(block, slot, TAKE);
      while (true) {
        long word = Permits.settled(block);
        if (Permits.count(word) == 0) {
          return Permits.NONE;
        }
        if (change(block, word, (word - 1) | mark | tag)) {
          return Permits.count(word) - 1;
        }
      }
    }
  }

  /** Ends a scope, see {@link Permits#giveScoped}. */
  static int give(Block block, int slot) {
    long before = end(block, slot);
    if (isFull(block, before)) {
      return Permits.NONE;
    }
    Permits.wake(block, before, 1);
    return Permits.count(before) + 1;
  }

  /**
   * Ends a scope, and wakes no thread. Returns the word before: it says whether a thread must be
   * woken.
   */
  static long end(Block block, int slot) {
    synchronized (turn(block, slot)) {
      long tag = tag(block, slot, GIVE);
      long word;
      long next;
      do {
        word = Permits.settled(block);
        next = isFull(block, word) ? word : (word & ~Permits.SLEEPERS) + 1;
      } while (!change(block, word, next | tag));
      return word;
    }
  }

  private static boolean isFull(Block block, long word) {
    return Permits.count(word) >= block.getInt(Permits.LIMIT);
  }

  static long tag(Block block, int slot, long what) {
    long version = entry(block, slot) >>> 32;
    return what << WHAT | (long) slot << SLOT | (version & VERSION_BITS) << VERSION;
  }

  static long entry(Block block, int slot) {
    return PerProcess.get(block, ENTRIES, slot);
  }

  static boolean change(Block block, int slot, long entry, long next) {
    return PerProcess.cas(block, ENTRIES, slot, entry, next);
  }

  static void freeParts(Block block) {
    PerProcess.free(block, ENTRIES);
  }

  private static boolean change(Block block, long word, long next) {
    boolean changed = block.casLong(Permits.WORD, word, next);
    if (changed) {
      complete(block, next);
    }
    return changed;
  }

  /**
   * Completes the operation whose tag is in the word, unless this has been done already. The
   * operation may be that of any process.
   */
  static void complete(Block block, long word) {
    int slot = (int) (word >>> SLOT) & SLOT_BITS;
    long entry = entry(block, slot);
    boolean pending = (entry >>> 32 & VERSION_BITS) == (word >>> VERSION & VERSION_BITS);
    if (pending && block.getLong(Permits.WORD) == word) {
      change(block, slot, entry, next(entry, word >>> WHAT));
    }
    block.casLong(Permits.WORD, word, word & Permits.LOWER);
  }

  static long next(long entry, long what) {
    long version = (entry >>> 32) + 1;
    long count = entry & COUNT;
    if (what == RECLAIM) {
      count = 0;
    } else {
      count += what == TAKE ? 1 : -1;
    }
    return version << 32 | count;
  }

  /** Returns how many permits the process in a slot has in scopes. */
  static int held(Block block, int slot) {
    Permits.settled(block);
    return (int) (entry(block, slot) & COUNT);
  }

  /** Releases the permits of a dead process. Only one thread of the main process does this. */
  static int recover(Block block, int dead) {
    int count = held(block, dead); // also completes the last operation of the dead process
    if (count == 0) {
      return 0;
    }
    long tag = tag(block, dead, RECLAIM);
    long word;
    long next;
    do {
      word = Permits.settled(block);
      int room = block.getInt(Permits.LIMIT) - Permits.count(word);
      next = word + Math.min(count, room);
    } while (!change(block, word, next | tag));
    return count;
  }

  private ScopedPermits() {}
}
