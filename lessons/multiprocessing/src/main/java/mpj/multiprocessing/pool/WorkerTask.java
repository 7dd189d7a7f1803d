package mpj.multiprocessing.pool;

import mpj.multiprocessing.Task;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.Service;

/**
 * The task that a worker's process runs. It is a record, because records are sent in a compact
 * form.
 *
 * @param pool the offset of the pool's record in shared memory
 * @param cell the cell of this worker
 * @param mostTasks the number of tasks after which the worker ends; 0: no limit
 * @param mostMemory the memory in bytes; a worker that takes more after a task ends; 0: no limit
 * @param timed whether the worker notes the time when a task begins
 */
record WorkerTask(long pool, int cell, int mostTasks, long mostMemory, boolean timed)
    implements Task, Service {
  WorkerTask at(int otherCell) {
    return new WorkerTask(pool, otherCell, mostTasks, mostMemory, timed);
  }

  @Override
  public long record() {
    return pool;
  }

  @Override
  public void run() throws InterruptedException {
    FunctionAdapters.register();
    Tree tree = Tree.current();
    try {
      new Worker(tree, PoolState.at(tree, pool), this).work();
    } finally {
      WorkerShutdown.end();
    }
  }
}
