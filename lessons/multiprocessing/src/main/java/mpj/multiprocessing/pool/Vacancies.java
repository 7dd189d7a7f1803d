package mpj.multiprocessing.pool;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.log.Log;

/**
 * The workers that have ended and could not be replaced, because the system refused a process. That
 * is tried again and again, more and more seldom: a system that has no room now may have some soon.
 * It needs no thread, because there may be no room for one either. For the thread that reads the
 * results.
 */
final class Vacancies {
  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String pool;
  private final long patience;
  private final ArrayDeque<Member> ended = new ArrayDeque<>();
  private long since;
  private long delay;
  private long dueAt;

  /**
   * No vacancies.
   *
   * @param patience a pool without any worker for so many nanoseconds has failed
   */
  Vacancies(String pool, long patience) {
    this.pool = pool;
    this.patience = patience;
  }

  /**
   * Notes that a worker could not be replaced, and logs it if it is the first.
   *
   * @param alone whether no worker is alive
   * @throws IllegalStateException if that has been so for too long
   */
  void add(Member member, Throwable why, boolean alone) {
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
          "the pool has no worker left, and the system has refused new ones for "
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

  /** Returns how many nanoseconds there are until something is due. */
  long patience() {
    return ended.isEmpty() ? Pause.FOREVER : Math.max(1, dueAt - System.nanoTime());
  }

  /** Takes one out that is to be tried again now; null if there is none. */
  Member due() {
    return ended.isEmpty() || dueAt - System.nanoTime() > 0 ? null : ended.poll();
  }

  /** A worker was started: the system has room. */
  void filled() {
    delay = 0;
    dueAt = System.nanoTime();
  }
}
