package mpj.multiprocessing.internal.arena;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Mends all structures after processes have certainly died. Only the main process does this.
 *
 * <p>There is no list of what a dead process was busy with. The main process finds it by the slot
 * of the process. The slot is in the words that the process changed, and in the word of each record
 * that belonged to it alone. So the main process searches the records, but only where the dead
 * process can have changed any. First, these are the chunks of the arena that the process had
 * mapped for writing; it noted them before. Second, these are the chunks where another process
 * wrote the slot for it: a role at a barrier, an end of a pipe, a page of the records that it is
 * given. Other things that must be mended are reached from there: a lock's condition, a queue's
 * segment, the pool of a queue. So the cost of a death depends on what the process has used, not on
 * what exists. One walk is enough for any number of deaths.
 */
public final class Recovery {
  /** The longest wait for a collection of another process. */
  private static final long PATIENCE_NANOS = 200_000_000;

  private final Tree tree;
  private final List<Estate> estates = new ArrayList<>();

  /**
   * The records to mend late, after those that belong to them. Living processes may free them
   * before, so the list has their names.
   */
  private final List<Late> late = new ArrayList<>(0);

  /** The records that were lent to the dead. No other process frees them. */
  private final List<Block> lent = new ArrayList<>(0);

  private final BitSet dead = new BitSet();
  private RuntimeException failure; // null: no failure

  private Recovery(Tree tree) {
    this.tree = tree;
  }

  /**
   * Frees what dead processes held, and completes or undoes what they were busy with. Then it wakes
   * all sleepers of the tree at once. A dead process may have been about to wake one of them, and
   * others may wait for something that was mended here without a wake-up.
   *
   * @throws RuntimeException if a record could not be mended because it is damaged; all others are
   *     mended
   */
  public static void afterDeaths(Tree tree, List<Death> deaths) {
    var recovery = new Recovery(tree);
    try {
      recovery.mendAlone(deaths);
    } finally {
      DeathEventCount.countUp(tree);
    }
    if (recovery.failure != null) {
      throw recovery.failure;
    }
  }

  /**
   * Tells the server process of a record about a death that has been mended.
   *
   * @return false if there is no room for that now, see {@link RecordLifecycle#tell}
   */
  public static boolean tell(Tree tree, Block record, int dead) {
    return Arena.type(record).lifecycle().tell(tree, record, dead);
  }

  /**
   * Removes what a dead process noted in a record about something that is undone elsewhere.
   *
   * @param offset the offset of the record; 0: there is none
   */
  public static void undo(Tree tree, long offset, int dead) {
    Block record = tree.arena().find(offset);
    if (record != null) {
      Arena.type(record).lifecycle().undo(record, dead);
    }
  }

  /**
   * Mends while this process is the collector, if possible. Then no process frees records that were
   * sent, so nothing that a dead process knew disappears while it is mended. If another collector
   * is stopped, the deaths are mended in any case, because other processes must not wait for it.
   */
  private void mendAlone(List<Death> deaths) {
    Collection collection = tree.arena().collection();
    for (Death death : deaths) {
      dead.set(death.slot());
      estates.add(new Estate(death));
      collection.recover(death.slot());
    }
    boolean alone = collection.begin(PATIENCE_NANOS);
    try {
      mend();
    } finally {
      if (alone) {
        collection.end();
      }
    }
  }

  private void mend() {
    tree.arena().recover(dead, this::mend);
    for (Estate estate : estates) {
      mendLate(estate.death);
    }
    for (Estate estate : estates) {
      estate.free();
    }
    for (Block record : lent) { // neither returned nor a part of another
      attempt(record, () -> Parts.recoverLent(tree, record, dead));
    }
  }

  private void mend(RecordType type, Block record) {
    int owner = Arena.owner(record);
    if (type.isLent()) {
      if (dead.get(owner)) {
        lent.add(record);
      }
      return;
    }
    if (owner == 0 && Parts.isPrivate(record) && !dead.get(Arena.creator(record))) {
      return; // no dead process knew it, and the process that knows it may free it at any moment
    }
    if (Arena.type(record) != type) {
      return; // the record of another process by now, made after the deaths
    }
    attempt(
        record,
        () -> {
          if (owner == 0 && type.lifecycle().isMendedLate(record)) {
            late.add(new Late(type, Arena.name(record)));
          }
          for (Estate estate : estates) {
            estate.mend(type, record);
          }
        });
  }

  /** Mends one record. If this fails, the others are still mended. */
  private void attempt(Block record, Runnable mending) {
    RecordType type = Arena.type(record);
    long name = Arena.name(record);
    try {
      mending.run();
    } catch (RuntimeException e) {
      boolean changed = Arena.type(record) != type || Arena.name(record) != name;
      if (failure != null && !changed) {
        failure.addSuppressed(e);
      } else if (!changed) { // otherwise it was freed, and its content means nothing
        failure = e;
      }
    }
  }

  /** Mends the late records that still exist. */
  private void mendLate(Death death) {
    for (Late one : late) {
      Block record = tree.arena().named(one.name);
      if (record != null && Arena.type(record) == one.type) {
        attempt(record, () -> one.type.lifecycle().mendLate(tree, record, death));
      }
    }
  }

  private record Late(RecordType type, long name) {}

  /** The records that one dead process has left. */
  private final class Estate {
    private final Death death;
    private final int dead;

    /** The records that only the dead process knew. */
    private final List<Block> own = new ArrayList<>(0);

    Estate(Death death) {
      this.death = death;
      this.dead = death.slot();
    }

    void mend(RecordType type, Block record) {
      boolean owned = Arena.owner(record) != 0; // it is not finished yet, or is being freed
      if (owned) {
        type.lifecycle().mendOwned(tree, record, dead);
      }
      if (Parts.isOf(record, dead)) {
        own.add(record);
      }
      if (!owned) {
        type.lifecycle().mend(tree, record, death);
      }
    }

    /**
     * Frees the records that belonged to the dead process alone. First the parts of all of them are
     * freed, and then the records.
     */
    void free() {
      for (Block record : own) {
        attempt(record, () -> Parts.recoverParts(tree, record, dead));
      }
      for (Block record : own) {
        attempt(record, () -> Parts.recover(tree, record, dead));
      }
    }
  }
}
