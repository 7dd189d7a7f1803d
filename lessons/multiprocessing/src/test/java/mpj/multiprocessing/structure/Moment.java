package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.ProcessTable;
import mpj.multiprocessing.arena.RecordType;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.queue.Slots;

/**
 * What a pool's worker was doing when it was stopped, by what it has written into shared memory.
 */
public enum Moment {
  STARTING,
  BETWEEN_TASKS,
  TAKING,
  IN_TASK,
  PUTTING;

  /** Looks at a worker that stands still, of the only pool. */
  public static Moment of(long pid, int workers) {
    Tree tree = Tree.current();
    int slot = slot(tree.table(), pid);
    PoolState[] pool = new PoolState[1];
    tree.arena()
        .forEach((type, record) -> {
          if (type == RecordType.POOL) {
            pool[0] = PoolState.at(tree, record.offset());
          }
        });
    boolean taking = hasOne(tree, pool[0].tasks(), Slots.TAKEN, slot);
    if (taking || hasOne(tree, pool[0].results(), Slots.CLAIMED, slot)) {
      return taking ? TAKING : PUTTING;
    }
    for (int cell = 0; cell < workers; cell++) {
      if (pool[0].owner(cell) == slot) {
        return pool[0].running(cell) >= 0 ? IN_TASK : BETWEEN_TASKS;
      }
    }
    return STARTING;
  }

  private static int slot(ProcessTable table, long pid) {
    for (int slot = ProcessTable.ROOT + 1; slot < ProcessTable.SLOTS; slot++) {
      if (table.pid(slot) == pid && table.state(slot) == ProcessTable.RUNNING) {
        return slot;
      }
    }
    return -1;
  }

  private static boolean hasOne(Tree tree, ItemQueue queue, int state, int owner) {
    boolean[] found = new boolean[1];
    tree.arena()
        .forEach((type, record) -> {
          boolean first = type == RecordType.QUEUE;
          if (first || type == RecordType.SEGMENT) {
            Block segment = first ? record.from(ItemQueue.SEGMENT) : record;
            found[0] |=
                Slots.queue(segment) == queue.offset() && hasOne(new Slots(segment), state, owner);
          }
        });
    return found[0];
  }

  private static boolean hasOne(Slots slots, int state, int owner) {
    for (long position = slots.base; position < slots.end(); position++) {
      long word = slots.word(position);
      if (slots.base >= 0 && Slots.state(word) == state && Slots.owner(word) == owner) {
        return true;
      }
    }
    return false;
  }
}
