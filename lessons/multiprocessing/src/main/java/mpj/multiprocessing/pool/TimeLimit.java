package mpj.multiprocessing.pool;

import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * Kills the workers whose task takes too long. This thread looks again when the time of the oldest
 * running task is over. A task that begins later has more time left.
 */
final class TimeLimit extends LibraryThread {
  private static final long NANOS_OF_MILLI = 1_000_000;

  private final PoolState state;
  private final WorkerSet workerSet;
  private final long limit;
  private boolean over;

  /**
   * Returns the thread that watches a pool's tasks, not started yet; null if the tasks have no
   * limit.
   */
  static TimeLimit of(String pool, PoolState state, WorkerSet workerSet, long nanos) {
    return nanos == 0 ? null : new TimeLimit(pool, state, workerSet, nanos);
  }

  private TimeLimit(String pool, PoolState state, WorkerSet workerSet, long limit) {
    super("mpj-limit-" + pool);
    this.state = state;
    this.workerSet = workerSet;
    this.limit = limit;
  }

  /** Ends this thread: there are no more tasks. */
  synchronized void end() {
    over = true;
    notifyAll();
  }

  @Override
  public synchronized void run() {
    while (!over) {
      long left = look();
      try {
        wait(left / NANOS_OF_MILLI + 1);
      } catch (InterruptedException e) {
        // The library never interrupts this thread. The limit stays.
      }
    }
  }

  /** Kills the workers that are over the limit, and returns the nanoseconds until the next look. */
  private long look() {
    long now = System.nanoTime();
    long next = limit;
    for (int cell = 0; cell < workerSet.size(); cell++) {
      long task = state.running(cell);
      long left = limit - (now - state.began(cell));
      if (task >= 0 && left <= 0) {
        workerSet.condemn(cell, task);
      } else if (task >= 0) {
        next = Math.min(next, left);
      }
    }
    return next;
  }
}
