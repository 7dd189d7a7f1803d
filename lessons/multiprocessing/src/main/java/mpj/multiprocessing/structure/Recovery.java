package mpj.multiprocessing.structure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Mended;
import mpj.multiprocessing.arena.Tree;

/** Mends all structures after the certain death of a process. Done by the main process alone. */
public final class Recovery {
  /**
   * Frees what the dead process held, completes or undoes what it was busy with, and then wakes
   * every sleeper of the tree, at once: one may have been about to be woken by the dead, or may
   * wait for what was mended here, where nobody is woken for it.
   *
   * @param byAccident it was killed or failed, rather than ended with exit code 0
   * @param freed is told of the locks and permits that it held
   */
  public static void afterDeath(Tree tree, int dead, boolean byAccident, Freed freed) {
    try {
      mend(tree, dead, byAccident, freed);
    } finally {
      Mended.countUp(tree);
    }
  }

  private static void mend(Tree tree, int dead, boolean byAccident, Freed freed) {
    // Mended once what belongs to them is.
    List<Block> counts = new ArrayList<>(0);
    List<Block> pools = new ArrayList<>(0);
    List<Block> conditions = new ArrayList<>(0);
    List<Block> payloads = new ArrayList<>(0);
    List<Block> own = new ArrayList<>(0);
    Set<Long> locks = new HashSet<>();
    Freed noted =
        (type, record, count) -> {
          locks.add(record.offset());
          freed.freed(type, record, count);
        };
    tree.arena()
        .recover(
            dead,
            (type, record) -> {
              if (Parts.isOf(record, dead)) {
                own.add(record);
              }
              switch (type) {
                case RecordType.LOCK, RecordType.RLOCK ->
                    recoverLock(tree, type, record, dead, noted);
                case RecordType.CONDITION -> conditions.add(record);
                case RecordType.SEMAPHORE, RecordType.BOUNDED_SEMAPHORE -> {
                  int permits = Permits.recover(record, dead);
                  if (permits > 0) {
                    freed.freed(type, record, permits);
                  }
                }
                case RecordType.BARRIER -> BarrierState.recover(record, dead, byAccident);
                case RecordType.QUEUE, RecordType.JOINABLE_QUEUE, RecordType.SIMPLE_QUEUE ->
                    ItemQueue.recoverRecord(tree, record, dead);
                case RecordType.SEGMENT -> ItemQueue.recoverSegment(tree, record, dead);
                case RecordType.TASKS -> counts.add(record);
                case RecordType.POOL -> pools.add(record);
                case RecordType.MAILBOX -> Mailbox.recover(tree, record, dead);
                case RecordType.PAYLOAD -> {
                  if (Arena.owner(record) == dead) {
                    payloads.add(record);
                  }
                }
                case RecordType.PIPE -> PipeState.recover(tree, record, dead);
                default -> {}
              }
            });
    for (Block payload : payloads) { // those that no queue got back
      Payload.recover(tree, payload, dead);
    }
    for (Block condition : conditions) {
      boolean held = locks.contains(ConditionState.mutex(condition));
      ConditionState.recover(tree, condition, dead, held);
    }
    for (Block count : counts) { // once the items that were on their way are back in their queues
      TaskCount.recover(count, tree.table(), dead);
    }
    for (Block pool : pools) {
      PoolState.recover(pool, dead);
    }
    for (Block record : own) { // the only process that knew them
      Parts.recover(tree, record, dead);
    }
  }

  private static void recoverLock(Tree tree, int type, Block record, int dead, Freed freed) {
    Reentrance.recover(record, dead); // before the word is another's
    if (LockWord.recover(record, tree.table(), dead)) {
      freed.freed(type, record, 1);
    }
  }

  private Recovery() {}
}
