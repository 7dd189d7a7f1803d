package mpj.multiprocessing.arena;

import java.util.concurrent.locks.LockSupport;

/**
 * Sleeping on a word of the arena until another process wakes the sleeper, by the kernel's shared
 * futex; where there is none, and until it is linked, by short parking.
 *
 * <p>Returning says nothing: callers look at their words again. An interrupt ends the sleep, see
 * {@link Sleeper}.
 */
public final class Futex {
  private static final long FUTEX_WAKE = 1;
  private static final long SHORTEST_PARK_NANOS = 20_000;
  private static final long LONGEST_PARK_NANOS = 1_000_000;
  private static final long LONGEST_WHILE_LINKING_NANOS = 20_000_000;

  /**
   * Sleeps while the word equals {@code expected}, for at most {@code nanos}.
   *
   * @param naps how often the caller has slept in this wait; parking gets longer with it
   * @throws InterruptedException if the thread is interrupted before or while it sleeps
   */
  public static void sleep(Block block, int at, int expected, long nanos, int naps)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (nanos <= 0 || block.getInt(at) != expected) {
      return;
    }
    if (Kernel.ready() && Sleeper.available()) {
      Sleeper.current().sleep(block.address(at), expected, nanos);
    } else {
      Kernel.prepare();
      LockSupport.parkNanos(Math.min(nanos, parking(naps)));
    }
  }

  /**
   * While this JVM links, the looks get rarer and rarer: a hundred JVMs that link at once on two
   * processors, each looking up a thousand times a second, keep each other from it.
   */
  private static long parking(int naps) {
    long park = Math.min(LONGEST_PARK_NANOS, SHORTEST_PARK_NANOS << Math.min(naps, 6));
    return Kernel.available() && !Kernel.ready()
        ? Math.min(LONGEST_WHILE_LINKING_NANOS, Math.max(park, naps * SHORTEST_PARK_NANOS * 5))
        : park;
  }

  /** Wakes at most {@code count} sleepers of a word. */
  public static void wake(Block block, int at, int count) {
    if (Kernel.available()) {
      Kernel.call(Kernel.FUTEX, block.address(at), FUTEX_WAKE, count, 0, 0, 0);
    }
  }

  /** Wakes all sleepers of a word. */
  public static void wakeAll(Block block, int at) {
    wake(block, at, Integer.MAX_VALUE);
  }

  private Futex() {}
}
