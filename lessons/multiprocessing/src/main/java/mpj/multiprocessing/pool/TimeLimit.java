package mpj.multiprocessing.pool;

import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * Kills the workers whose task takes too long. It looks when the first of the tasks that are being
 * done now will have had its time; what begins later has longer.
 */
final class TimeLimit extends LibraryThread {
  private static final long NANOS_OF_MILLI = 1_000_000;

  private final PoolState state;
  private final Crew crew;
  private final long limit;
  private boolean over;

  /** Returns the limit of a pool's tasks, which nobody watches yet; null if they have none. */
  static TimeLimit of(String pool, PoolState state, Crew crew, long nanos) {
    return nanos == 0 ? null : new TimeLimit(pool, state, crew, nanos);
  }

  private TimeLimit(String pool, PoolState state, Crew crew, long limit) {
    super("mpj-limit-" + pool);
    this.state = state;
    this.crew = crew;
    this.limit = limit;
  }

  /** There are no tasks any more. */
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
        // Nobody of ours does that: the limit stays.
      }
    }
  }

  /** Returns how long there is nothing to be done. */
  private long look() {
    long now = System.nanoTime();
    long next = limit;
    for (int cell = 0; cell < crew.size(); cell++) {
      long task = state.running(cell);
      long left = limit - (now - state.began(cell));
      if (task >= 0 && left <= 0) {
        crew.condemn(cell, task);
      } else if (task >= 0) {
        next = Math.min(next, left);
      }
    }
    return next;
  }
}
