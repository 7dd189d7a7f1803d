package mpj.multiprocessing.structure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Collection;
import mpj.multiprocessing.arena.Mended;
import mpj.multiprocessing.arena.Tree;

/**
 * Mends all structures after the certain deaths of processes. Done by the main process alone.
 *
 * <p>What a dead process was busy with is not noted anywhere: it is found by its slot, which stands
 * in the very words that it changed, and in the word of each record that it was alone with. So the
 * records are looked at, but only where it can have changed any: in the chunks of the arena that it
 * had mapped, which it noted before, and in those where another process wrote its slot for it, a
 * role at a barrier, an end of a pipe, a page of what it is given. What else has to be mended, a
 * lock's condition, a queue's segment, the pool of a queue, is reached from there. So a death costs
 * what its process has had to do with, and not what exists; only after that of one which has
 * collected, and so has mapped the whole arena, all records are looked at. One walk does for any
 * number of deaths.
 */
public final class Recovery {
  /**
   * A process that has died.
   *
   * @param slot that it had, which is nobody else's yet
   * @param byAccident it was killed or failed, rather than ended with exit code 0
   * @param freed is told of the locks and permits that it held
   */
  public record Death(int slot, boolean byAccident, Freed freed) {}

  /** At most so long a collection of another process is waited for. */
  private static final long PATIENCE_NANOS = 200_000_000;

  private final Tree tree;
  private final List<Estate> estates = new ArrayList<>();

  // Mended once what belongs to them is. Who lives may free them before that, so: their names.
  private final List<Block> payloads = new ArrayList<>(0); // of the dead: nobody else frees them
  private final List<Long> conditions = new ArrayList<>(0);
  private final List<Long> joinables = new ArrayList<>(0);
  private final List<Long> pools = new ArrayList<>(0);

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
   * While this process is the collector, nobody frees what was sent, so nothing that a dead process
   * knew goes away while it is mended. If the collector is stopped that is done all the same:
   * others must not wait for it.
   */
  private void mendAlone(List<Death> deaths) {
    Collection collection = tree.arena().collection();
    for (Death death : deaths) {
      dead.set(death.slot);
      estates.add(new Estate(death));
      collection.recover(death.slot);
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
      estate.complete();
    }
    for (Estate estate : estates) {
      estate.free();
    }
    for (Block payload : payloads) { // those that no queue got back, and that were no part
      attempt(payload, () -> Payload.recover(tree, payload, dead));
    }
  }

  private void mend(int type, Block record) {
    int owner = Arena.owner(record);
    if (type == RecordType.PAYLOAD || type == RecordType.MESSAGE) {
      if (dead.get(owner)) {
        payloads.add(record);
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
          if (owner == 0) {
            note(type, record);
          }
          for (Estate estate : estates) {
            estate.mend(type, record);
          }
        });
  }

  /** Whatever goes wrong with one record, the others are mended. */
  private void attempt(Block record, Runnable mending) {
    int type = Arena.type(record);
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

  private void note(int type, Block record) {
    switch (type) {
      case RecordType.CONDITION -> {
        if (ConditionState.wasWaitedFor(record)) {
          conditions.add(Arena.name(record));
        }
      }
      case RecordType.JOINABLE_QUEUE -> joinables.add(Arena.name(record));
      case RecordType.POOL -> pools.add(Arena.name(record));
      default -> {}
    }
  }

  /** Mends those records that are still there. */
  private void mendLate(List<Long> names, int type, Consumer<Block> mending) {
    for (long name : names) {
      Block record = tree.arena().named(name);
      if (record != null && Arena.type(record) == type) {
        attempt(record, () -> mending.accept(record));
      }
    }
  }

  /** What one of the dead has left. */
  private final class Estate {
    private final Death death;
    private final int dead;

    /** The offsets of the locks and semaphores that it held. */
    private final Set<Long> held = new HashSet<>();

    /** The records that it alone knew. */
    private final List<Block> own = new ArrayList<>(0);

    Estate(Death death) {
      this.death = death;
      this.dead = death.slot;
    }

    void mend(int type, Block record) {
      if (type == RecordType.PART) {
        Part.recover(tree, record, dead);
        return;
      }
      if (type == RecordType.SEGMENT && Arena.owner(record) == dead) {
        Chain.recover(tree, record, dead);
      }
      if (type == RecordType.WAITERS && Arena.owner(record) == dead) {
        ConditionState.recoverTable(tree, record, dead);
      }
      if (Parts.isOf(record, dead)) {
        own.add(record);
      }
      if (Arena.owner(record) != 0 && type != RecordType.SEGMENT) {
        return; // it is not finished yet, or nobody's any more
      }
      switch (type) {
        case RecordType.LOCK, RecordType.RLOCK -> {
          Reentrance.recover(record, dead); // before the word is another's
          if (LockWord.recover(record, tree.table(), dead)) {
            freed(type, record, 1);
          }
        }
        case RecordType.SEMAPHORE, RecordType.BOUNDED_SEMAPHORE -> {
          int permits = Permits.recover(record, dead);
          if (permits > 0) {
            freed(type, record, permits);
          }
        }
        case RecordType.BARRIER -> BarrierState.recover(record, dead, death.byAccident);
        case RecordType.QUEUE, RecordType.JOINABLE_QUEUE, RecordType.SIMPLE_QUEUE ->
            ItemQueue.recoverRecord(tree, record, dead);
        case RecordType.SEGMENT -> ItemQueue.recoverSegment(tree, record, dead);
        case RecordType.RING -> EventRing.recover(tree, record, dead);
        case RecordType.MAILBOX -> Mailbox.recover(tree, record, dead);
        case RecordType.PIPE -> PipeState.recover(tree, record, dead);
        default -> {}
      }
    }

    private void freed(int type, Block record, int count) {
      held.add(record.offset());
      death.freed.freed(type, record, count);
    }

    void complete() {
      mendLate(conditions, RecordType.CONDITION, this::mendCondition);
      // Once the items that were on their way are back in their queues.
      mendLate(joinables, RecordType.JOINABLE_QUEUE, queue -> TaskCount.recover(tree, queue, dead));
      mendLate(pools, RecordType.POOL, pool -> PoolState.recover(pool, dead));
    }

    private void mendCondition(Block condition) {
      boolean mayHaveSignalled = held.contains(ConditionState.mutex(condition));
      ConditionState.recover(tree, condition, dead, mayHaveSignalled);
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
