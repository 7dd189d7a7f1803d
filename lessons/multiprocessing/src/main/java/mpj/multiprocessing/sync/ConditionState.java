package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Death;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * A condition in the shared memory: a table of waiters, a {@link Waiter} for each. The table grows
 * by further records.
 *
 * <p>A process that waits or signals holds the condition's lock. So only one process at a time
 * changes the table, except that waiters give up and that dead processes are recovered. A waiter
 * takes its place in the table before it releases the lock, so that no signal comes too early. It
 * keeps the place until it holds the lock again. If it dies in between, the place says whether a
 * signal was lost with it.
 */
final class ConditionState {
  private static final int MUTEX = Arena.RECORD_HEADER;
  private static final int CONDITION = Arena.RECORD_HEADER; // in a further table: its condition
  private static final int TICKETS = 24;
  private static final int ALL = 32; // every waiter with a ticket below this was signalled
  private static final int NEXT = 40;
  private static final int WAITERS = 64;
  private static final int PLACES = 24;
  private static final int SIZE = WAITERS + PLACES * Waiter.SIZE;

  /** Makes a condition for the lock whose record lies at an offset. */
  static Block create(Tree tree, long mutex) {
    Block block = tree.arena().allocate(SIZE);
    block.putLong(MUTEX, mutex);
    tree.publish(block, RecordType.CONDITION);
    return block;
  }

  /** Returns whether any thread has ever waited. If not, there is nothing to recover. */
  static boolean wasWaitedFor(Block block) {
    return block.getLong(TICKETS) != 0;
  }

  /** Returns the offset of the lock. */
  static long mutex(Block block) {
    return block.getLong(MUTEX);
  }

  /**
   * Takes a place in the table. The caller must hold the lock.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there are more waiters than ever before and
   *     no shared memory is left
   */
  static Block enter(Tree tree, Block block) {
    long word = Waiter.word(Waiter.WAITING, tree.slot(), block.getAndAddLong(TICKETS, 1));
    for (Block table = block; ; table = nextOrNew(tree, block, table)) {
      for (int at = WAITERS; at < SIZE; at += Waiter.SIZE) {
        if (table.getLong(at) == Waiter.FREE && table.casLong(at, Waiter.FREE, word)) {
          return table.from(at);
        }
      }
    }
  }

  private static Block next(Tree tree, Block table) {
    long next = table.getLong(NEXT);
    Block found = next == 0 ? null : tree.arena().find(next, RecordType.WAITERS);
    return found == null ? null : found.partOf(table);
  }

  private static Block nextOrNew(Tree tree, Block block, Block table) {
    Block next = next(tree, table);
    if (next != null) {
      return next;
    }
    Block added = keepTable(tree, block);
    if (table.casLong(NEXT, 0, added.offset())) {
      tree.arena().publish(added, RecordType.WAITERS, 0, tree.slot());
    } else {
      tree.arena().free(added);
    }
    return next(tree, table);
  }

  /** Makes a further table of a condition. The table belongs to this process until it is linked. */
  static Block keepTable(Tree tree, Block block) {
    Block added = tree.arena().allocate(SIZE);
    added.putLong(CONDITION, block.offset());
    tree.arena().keep(added, RecordType.WAITERS);
    return added;
  }

  /**
   * Decides about a table that belonged to a dead process: a linked table is shared by all
   * processes.
   */
  static void recoverTable(Tree tree, Block added, int dead) {
    Block condition = tree.arena().find(added.getLong(CONDITION), RecordType.CONDITION);
    for (Block table = condition; table != null; table = next(tree, table)) {
      if (table.offset() == added.offset()) {
        var _ = tree.arena().giveBack(added, RecordType.WAITERS, dead);
        return;
      }
    }
  }

  /** Waits at a place until it is signalled or {@code nanos} have passed. */
  static void await(Block place, long nanos) throws InterruptedException {
    Waiter.await(place, new Backoff(nanos));
  }

  /** Frees a place. If it was signalled before, keeps the place and returns false. */
  static boolean giveUp(Block place) {
    return Waiter.giveUp(place);
  }

  /**
   * Frees a place before the wait is complete. If it was signalled, another waiter gets the signal.
   */
  static void withdraw(Tree tree, Block block, Block place) {
    if (!giveUp(place)) {
      passOn(tree, block, place);
    }
  }

  /** Consumes the signal and frees the place. The caller must hold the lock. */
  static void leave(Block place) {
    place.setLong(0, Waiter.FREE);
  }

  private static void passOn(Tree tree, Block block, Block place) {
    long word = place.getLong(0);
    leave(place);
    signalFirst(tree, block, Waiter.ticket(word));
  }

  /**
   * Signals the waiters that have waited longest. The caller must hold the lock.
   *
   * @return how many waiters were signalled, at most {@code count}
   */
  static int signal(Tree tree, Block block, int count) {
    long end = block.getLong(TICKETS);
    int signalled = 0;
    while (signalled < count && signalFirst(tree, block, end)) {
      signalled++;
    }
    return signalled;
  }

  private static boolean signalFirst(Tree tree, Block block, long end) {
    while (true) {
      Block first = null;
      int firstAt = 0;
      long firstWord = Waiter.word(0, 0, end);
      for (Block table = block; table != null; table = next(tree, table)) {
        for (int at = WAITERS; at < SIZE; at += Waiter.SIZE) {
          long word = table.getLong(at);
          if (Waiter.waits(word) && Waiter.ticket(word) < Waiter.ticket(firstWord)) {
            first = table;
            firstAt = at;
            firstWord = word;
          }
        }
      }
      if (first == null) {
        return false;
      }
      if (Waiter.signal(first.from(firstAt), firstWord, end)) {
        return true;
      }
    }
  }

  /**
   * Signals all waiters. The caller must hold the lock.
   *
   * @return how many waiters were signalled
   */
  static int signalAll(Tree tree, Block block) {
    // From here on all are signalled: if this process is killed in the middle, recovery goes on.
    long end = block.getLong(TICKETS);
    block.setLong(ALL, end);
    return signalBelow(tree, block, end);
  }

  private static int signalBelow(Tree tree, Block block, long end) {
    int signalled = 0;
    for (Block table = block; table != null; table = next(tree, table)) {
      for (int at = WAITERS; at < SIZE; at += Waiter.SIZE) {
        long word = table.getLong(at);
        while (Waiter.waits(word) && Waiter.ticket(word) < end) {
          if (Waiter.signal(table.from(at), word, end)) {
            signalled++;
          }
          word = table.getLong(at);
        }
      }
    }
    return signalled;
  }

  /**
   * Frees the places of a dead process.
   *
   * @param held whether the dead process held the lock. If so, it may have been about to signal, or
   *     to consume a signal: all waiters wake and check their predicates
   */
  static void recover(Tree tree, Block block, int dead, boolean held) {
    signalBelow(tree, block, block.getLong(held ? TICKETS : ALL));
    // First the places where the dead process waited, so that its own lost signals are not passed
    // on to itself.
    for (Block table = block; table != null; table = next(tree, table)) {
      for (int at = WAITERS; at < SIZE; at += Waiter.SIZE) {
        if (Waiter.slot(table.getLong(at)) == dead) {
          Waiter.giveUp(table.from(at));
        }
      }
    }
    for (Block table = block; table != null; table = next(tree, table)) {
      for (int at = WAITERS; at < SIZE; at += Waiter.SIZE) {
        if (Waiter.slot(table.getLong(at)) == dead) {
          passOn(tree, block, table.from(at));
        }
      }
    }
  }

  /** Frees the further tables; no thread waits any more. */
  private static void freeTables(Tree tree, Block block) {
    Parts.freePart(tree, block, NEXT, RecordType.WAITERS);
  }

  /** Refers to the condition's lock, and owns its further tables. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public long reference(Block record) {
      return mutex(record);
    }

    @Override
    public void freeParts(Tree tree, Block record) {
      freeTables(tree, record);
    }

    @Override
    public boolean isMendedLate(Block record) {
      return wasWaitedFor(record);
    }

    /** Runs once it is known whether the dead process held the lock. */
    @Override
    public void mendLate(Tree tree, Block record, Death death) {
      recover(tree, record, death.slot(), death.held(mutex(record)));
    }
  }

  /** The lifecycle of a further table, which owns the next one. */
  static final class TableLifecycle implements RecordLifecycle {
    @Override
    public void freeParts(Tree tree, Block record) {
      freeTables(tree, record);
    }

    @Override
    public void mendOwned(Tree tree, Block record, int dead) {
      if (Arena.owner(record) == dead) {
        recoverTable(tree, record, dead);
      }
    }
  }

  private ConditionState() {}
}
