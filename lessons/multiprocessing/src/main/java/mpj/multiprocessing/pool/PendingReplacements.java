package mpj.multiprocessing.pool;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.log.Log;

/**
 * The workers that have ended and could not be replaced, because the system refused a process or
 * the tree has too many. The pool tries again later, with longer and longer delays, because there
 * may be room then. This needs no thread of its own, since there may be no room for a thread
 * either. Only the thread that reads the results uses this class.
 */
final class PendingReplacements {
  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String pool;
  private final long patience;
  private final ArrayDeque<WorkerHandle> ended = new ArrayDeque<>();
  private long since;
  private long delay;
  private long dueAt;

  /**
   * Makes an empty set of vacancies.
   *
   * @param patience the time in nanoseconds after which a pool without any worker has failed
   */
  PendingReplacements(String pool, long patience) {
    this.pool = pool;
    this.patience = patience;
  }

  /**
   * Adds a worker that could not be replaced, and logs a warning if it is the first.
   *
   * @param alone whether no worker is alive
   * @throws IllegalStateException if no worker has been alive for too long
   */
  void add(WorkerHandle member, Throwable why, boolean alone) {
    long now = System.nanoTime();
    if (delay == 0) {
      since = now;
      delay = FIRST_NANOS;
      Log.warn(
          "a worker cannot be replaced now, this is tried again: pool="
              + pool
              + " "
              + member
              + " cause="
              + why.getMessage());
    } else {
      delay = Math.min(2 * delay, LONGEST_NANOS);
    }
    if (!alone) {
      since = now;
    } else if (now - since > patience) {
      throw new IllegalStateException(
          "the pool has no worker left, and new ones have been refused for "
              + TimeUnit.NANOSECONDS.toSeconds(patience)
              + " s: pool="
              + pool
              + " cause="
              + why.getMessage(),
          why);
    }
    ended.add(member);
    dueAt = now + delay;
  }

  /** Returns the nanoseconds until the next try is due. */
  long patience() {
    return ended.isEmpty() ? Backoff.FOREVER : Math.max(1, dueAt - System.nanoTime());
  }

  /** Removes and returns a worker whose replacement is due now; null if there is none. */
  WorkerHandle due() {
    return ended.isEmpty() || dueAt - System.nanoTime() > 0 ? null : ended.poll();
  }

  /** Resets the delay: a worker was started, so there is room. */
  void filled() {
    delay = 0;
    dueAt = System.nanoTime();
  }
}
