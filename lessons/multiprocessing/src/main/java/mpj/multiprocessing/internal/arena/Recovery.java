package mpj.multiprocessing.internal.arena;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Mends all structures after the certain deaths of processes. Done by the main process alone.
 *
 * <p>What a dead process was busy with is not noted anywhere: it is found by its slot, which stands
 * in the very words that it changed, and in the word of each record that it was alone with. So the
 * records are looked at, but only where it can have changed any: in the chunks of the arena that it
 * had mapped to write there, which it noted before, and in those where another process wrote its
 * slot for it, a role at a barrier, an end of a pipe, a page of what it is given. What else has to
 * be mended, a lock's condition, a queue's segment, the pool of a queue, is reached from there. So
 * a death costs what its process has had to do with, and not what exists. One walk does for any
 * number of deaths.
 */
public final class Recovery {
  /** At most so long a collection of another process is waited for. */
  private static final long PATIENCE_NANOS = 200_000_000;

  private final Tree tree;
  private final List<Estate> estates = new ArrayList<>();

  /** Mended once what belongs to them is. Who lives may free them before that, so: their names. */
  private final List<Late> late = new ArrayList<>(0);

  /** Those of the dead: nobody else frees them. */
  private final List<Block> lent = new ArrayList<>(0);

  private final BitSet dead = new BitSet();
  private RuntimeException failure; // null: none

  private Recovery(Tree tree) {
    this.tree = tree;
  }

  /**
   * Frees what dead processes held, completes or undoes what they were busy with, and then wakes
   * every sleeper of the tree, at once: one may have been about to be woken by the dead, or may
   * wait for what was mended here, where nobody is woken for it.
   *
   * @throws RuntimeException if a record could not be mended, which is damaged; all others are
   */
  public static void afterDeaths(Tree tree, List<Death> deaths) {
    var recovery = new Recovery(tree);
    try {
      recovery.mendAlone(deaths);
    } finally {
      Mended.countUp(tree);
    }
    if (recovery.failure != null) {
      throw recovery.failure;
    }
  }

  /**
   * Tells the process that serves others by a record of a death that has been mended.
   *
   * @return false if there is no room for that now, see {@link RecordLifecycle#tell}
   */
  public static boolean tell(Tree tree, Block record, int dead) {
    return Arena.type(record).lifecycle().tell(tree, record, dead);
  }

  /**
   * Takes back what a dead process noted in a record about something that is undone elsewhere.
   *
   * @param offset that of the record; 0: there is none
   */
  public static void undo(Tree tree, long offset, int dead) {
    Block record = tree.arena().find(offset);
    if (record != null) {
      Arena.type(record).lifecycle().undo(record, dead);
    }
  }

  /**
   * While this process is the collector, nobody frees what was sent, so nothing that a dead process
   * knew goes away while it is mended. If the collector is stopped that is done all the same:
   * others must not wait for it.
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
    for (Block record : lent) { // those that nothing got back, and that were no part
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
      return; // no dead process knew it, and the one that does may free it at any moment
    }
    if (Arena.type(record) != type) {
      return; // another's by now, made after the deaths
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

  /** Whatever goes wrong with one record, the others are mended. */
  private void attempt(Block record, Runnable mending) {
    RecordType type = Arena.type(record);
    long name = Arena.name(record);
    try {
      mending.run();
    } catch (RuntimeException e) {
      boolean changed = Arena.type(record) != type || Arena.name(record) != name;
      if (failure != null && !changed) {
        failure.addSuppressed(e);
      } else if (!changed) { // else it was freed meanwhile, and what was read of it is nothing
        failure = e;
      }
    }
  }

  /** Mends those records that are still there. */
  private void mendLate(Death death) {
    for (Late one : late) {
      Block record = tree.arena().named(one.name);
      if (record != null && Arena.type(record) == one.type) {
        attempt(record, () -> one.type.lifecycle().mendLate(tree, record, death));
      }
    }
  }

  private record Late(RecordType type, long name) {}

  /** What one of the dead has left. */
  private final class Estate {
    private final Death death;
    private final int dead;

    /** The records that it alone knew. */
    private final List<Block> own = new ArrayList<>(0);

    Estate(Death death) {
      this.death = death;
      this.dead = death.slot();
    }

    void mend(RecordType type, Block record) {
      boolean owned = Arena.owner(record) != 0; // it is not finished yet, or nobody's any more
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

    /** Frees what was the dead process's alone: no record before all have freed their parts. */
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
