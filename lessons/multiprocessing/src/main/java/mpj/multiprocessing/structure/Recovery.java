package mpj.multiprocessing.structure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Mended;
import mpj.multiprocessing.arena.Tree;

/**
 * Mends all structures after the certain deaths of processes. Done by the main process alone. Where
 * there are many objects, most of the time goes into the walk over their records, so one walk does
 * for any number of deaths.
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

  private final Tree tree;
  private final List<Estate> estates = new ArrayList<>();

  // Mended once what belongs to them is.
  private final List<Block> payloads = new ArrayList<>(0);
  private final List<Block> conditions = new ArrayList<>(0);
  private final List<Block> counts = new ArrayList<>(0);
  private final List<Block> pools = new ArrayList<>(0);

  private Recovery(Tree tree) {
    this.tree = tree;
  }

  /**
   * Frees what dead processes held, completes or undoes what they were busy with, and then wakes
   * every sleeper of the tree, at once: one may have been about to be woken by the dead, or may
   * wait for what was mended here, where nobody is woken for it.
   */
  public static void afterDeaths(Tree tree, List<Death> deaths) {
    try {
      new Recovery(tree).mend(deaths);
    } finally {
      Mended.countUp(tree);
    }
  }

  private void mend(List<Death> deaths) {
    BitSet dead = new BitSet();
    for (Death death : deaths) {
      dead.set(death.slot);
      estates.add(new Estate(death));
    }
    tree.arena().recover(dead, this::mend);
    for (Estate estate : estates) {
      estate.complete();
    }
    for (Estate estate : estates) {
      Parts.recover(tree, estate.own, estate.dead);
    }
    for (Block payload : payloads) { // those that no queue got back, and that were no part
      Payload.recover(tree, payload, dead);
    }
  }

  private void mend(int type, Block record) {
    if (type == RecordType.PAYLOAD || type == RecordType.MESSAGE) {
      if (Arena.owner(record) != 0) {
        payloads.add(record);
      }
      return;
    }
    if (Arena.owner(record) == 0) {
      note(type, record);
    }
    for (Estate estate : estates) {
      estate.mend(type, record);
    }
  }

  private void note(int type, Block record) {
    switch (type) {
      case RecordType.CONDITION -> {
        if (ConditionState.wasWaitedFor(record)) {
          conditions.add(record);
        }
      }
      case RecordType.TASKS -> counts.add(record);
      case RecordType.POOL -> pools.add(record);
      default -> {}
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
      for (Block condition : conditions) {
        boolean mayHaveSignalled = held.contains(ConditionState.mutex(condition));
        ConditionState.recover(tree, condition, dead, mayHaveSignalled);
      }
      for (Block count : counts) { // once the items that were on their way are back in their queues
        TaskCount.recover(count, tree.table(), dead);
      }
      for (Block pool : pools) {
        PoolState.recover(pool, dead);
      }
    }
  }
}
