package mpj.multiprocessing.internal.memory;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.ProcessTable;

/**
 * Permits that come back when their process dies. Two words have to change together: that of {@link
 * Permits}, and the process's entry here, which counts what it has. No kill between the two may
 * lose a permit or make one.
 *
 * <p>So the one compare-and-swap that changes the permits also leaves a tag in the word's upper
 * half: what is done, by which slot, and the version of the slot's entry. Nothing else happens to
 * the word until somebody, whoever comes first, has brought the entry to the next version, with the
 * new count, and then taken the tag away. Doing that twice changes nothing:
 *
 * <ul>
 *   <li>The entry is changed only if it is the one that was read while the very same word was seen
 *       again after it; an entry never comes again, because its version always grows.
 *   <li>The tag is taken away only when the entry has gone on to the next version.
 * </ul>
 *
 * <p>The tag has the lowest 20 bits of the version. A helper would have to stand still between two
 * instructions for exactly a multiple of a million operations of that slot to be deceived.
 *
 * <p>The threads of one process take turns, so that the version in a tag is that of the entry.
 */
final class ScopedPermits {
  private static final int ENTRIES = 32;

  /** Where the record ends. */
  static final int END = ENTRIES + PerProcess.SIZE;

  // The tag, in the upper half of the word: version in bits 32..51, slot in 52..61, what in 62..63.
  private static final int VERSION = 32;
  private static final long VERSION_BITS = 0xf_ffffL;
  private static final int SLOT = 52;
  private static final int SLOT_BITS = ProcessTable.SLOTS - 1;
  private static final int WHAT = 62;

  static final long TAKE = 1;
  static final long GIVE = 2;
  static final long RECLAIM = 3;

  // An entry: the version in the upper half, how many permits the process has in the lower one.
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
    PerProcess.prepare(block, ENTRIES, slot); // whoever completes it needs the entry
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
    long word;
    boolean full;
    synchronized (turn(block, slot)) {
      long tag = tag(block, slot, GIVE);
      long next;
      do {
        word = Permits.settled(block);
        full = Permits.count(word) >= block.getInt(Permits.LIMIT);
        next = full ? word : (word & ~Permits.SLEEPERS) + 1;
      } while (!change(block, word, next | tag));
    }
    if (full) {
      return Permits.NONE;
    }
    Permits.wake(block, word, 1);
    return Permits.count(word) + 1;
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

  /** Completes the operation whose tag the word has, whosever it is, unless that has been done. */
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

  /** Takes back what the dead process had. Done by one thread of the main process alone. */
  static int recover(Block block, int dead) {
    int count = held(block, dead); // with the last operation of the dead one settled
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
