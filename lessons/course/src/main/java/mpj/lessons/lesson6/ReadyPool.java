package mpj.lessons.lesson6;

import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.sync.Barrier;

/** A pool that plays all rounds. All its workers are there before the first one. */
final class ReadyPool {
  private ReadyPool() {}

  static Pool of(int workers) throws InterruptedException {
    var ready = new Barrier(workers + 1);
    Pool pool = Pool.builder().workers(workers).initializer(ready::await).build();
    ready.await(); // or the start of the workers would decide the first round
    return pool;
  }
}
