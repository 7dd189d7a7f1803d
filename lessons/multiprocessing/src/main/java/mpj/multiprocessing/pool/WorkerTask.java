package mpj.multiprocessing.pool;

import mpj.multiprocessing.Task;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.PoolState;

/**
 * What a worker's process runs. A record, since those travel in a compact form.
 *
 * @param pool where the pool's record lies
 * @param cell which of its workers this is
 */
record WorkerTask(long pool, int cell) implements Task {
  @Override
  public void run() {
    FunctionAdapter.register();
    Tree tree = Tree.current();
    new Worker(tree, PoolState.at(tree, pool), cell).work();
  }
}
