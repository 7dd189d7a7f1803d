package mpj.multiprocessing.pool;

import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.queue.QueueHands;

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
    boolean taking = QueueHands.takes(tree, pool[0].tasks(), slot);
    if (taking || QueueHands.puts(tree, pool[0].results(), slot)) {
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
}
