package mpj.multiprocessing.pool;

import mpj.multiprocessing.Task;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.Service;

/**
 * What a worker's process runs. A record, since those travel in a compact form.
 *
 * @param pool where the pool's record lies
 * @param cell which of its workers this is
 * @param mostTasks after so many it ends; 0: there is no limit
 * @param mostMemory when it takes more bytes than that after a task it ends; 0: there is no limit
 * @param timed note when tasks begin
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
      Leftovers.end();
    }
  }
}
