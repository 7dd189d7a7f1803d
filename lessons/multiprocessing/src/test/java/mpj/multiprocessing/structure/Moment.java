package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.ProcessTable;
import mpj.multiprocessing.arena.Tree;

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
    boolean[] taking = new boolean[1];
    boolean[] putting = new boolean[1];
    tree.arena()
        .forEach((type, record) -> {
          if (type == RecordType.POOL) {
            pool[0] = PoolState.at(tree, record.offset());
          }
        });
    tree.arena()
        .forEach((type, record) -> {
          if (type == RecordType.SEGMENT) {
            Slots slots = new Slots(record);
            long queue = Slots.queue(record);
            taking[0] |= queue == pool[0].tasks().offset() && hasOne(slots, Slots.TAKEN, slot);
            putting[0] |= queue == pool[0].results().offset() && hasOne(slots, Slots.CLAIMED, slot);
          }
        });
    if (taking[0] || putting[0]) {
      return taking[0] ? TAKING : PUTTING;
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

  private static boolean hasOne(Slots slots, int state, int owner) {
    for (long position = slots.base; position < slots.base + Slots.COUNT; position++) {
      long word = slots.word(position);
      if (slots.base >= 0 && Slots.state(word) == state && Slots.owner(word) == owner) {
        return true;
      }
    }
    return false;
  }
}
