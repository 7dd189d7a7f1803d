package mpj.multiprocessing.internal.arena;

import java.util.concurrent.locks.LockSupport;

/**
 * Sleeping on a word of the arena until another process wakes the sleeper. The process that is to
 * wake it may be stopped, or have the wake-up done by one that is stopped. So nobody sleeps longer
 * than a second once the word has changed, and nobody longer than five before it looks for itself.
 * If a process dies, all sleepers are woken as soon as its death has been mended, see {@link
 * Mended}.
 *
 * <ul>
 *   <li>Platform threads sleep in the kernel, by its shared futex, see {@link Sleeper}.
 *   <li>Virtual threads park, and a platform thread sleeps for many of them, see {@link
 *       ParkingLot}. So they never keep their carrier.
 *   <li>Where there is no futex, all threads park, and one thread of each waiting process looks at
 *       the words, at least 500 times a second. {@code -Dmpj.kernel=off} has it so anywhere.
 *   <li>Until the kernel's calls are linked, a thread parks for short times. They are linked when
 *       this process has parked, or woken others, a number of times: many children never wait that
 *       long, and linking costs them half as much as their boot.
 * </ul>
 *
 * <p>Returning says nothing: callers look at their words again. An interrupt ends the sleep.
 */
public final class Futex {
  private static final long SHORTEST_PARK_NANOS = 20_000;
  private static final long LONGEST_PARK_NANOS = 1_000_000;
  private static final long LONGEST_WHILE_LINKING_NANOS = 20_000_000;
  private static final long LOOK_NANOS = 5_000_000_000L;
  private static final long NAP_NANOS = 1_000_000; // the first; each is longer by as much

  /** How often to have slept for a sleep to be as long as it may be. */
  public static final int PATIENT = 45;

  /** So often to have parked is a tenth of a second of waiting, or many short waits. */
  private static final int CALLS_UNTIL_LINKED = 40;

  /** How often this process has parked, or had others woken; not exact, for it need not be. */
  private static int calls;

  private static volatile boolean ending;

  /** Whether there are parking lots: a process that ends need not load their class. */
  private static volatile boolean parked;

  /**
   * Sleeps while the word equals {@code expected}, for at most {@code nanos}, or until the next
   * death of the tree has been mended. For who waits for nothing but that word; others have a
   * {@link Pause}.
   *
   * @param naps how often the caller has slept in this wait; parking gets longer with it
   * @throws InterruptedException if the thread is interrupted before or while it sleeps
   */
  public static void sleep(Block block, int at, int expected, long nanos, int naps)
      throws InterruptedException {
    sleep(block, at, expected, nanos, naps, Mended.count());
  }

  /**
   * The same, unless a death has been mended since the caller read the count.
   *
   * @param mended the {@link Mended} count, read before the caller's last look
   */
  static void sleep(Block block, int at, int expected, long nanos, int naps, int mended)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (nanos <= 0 || block.getInt(at) != expected || Mended.count() != mended) {
      return;
    }
    // Whoever is to wake this one may have to link first, or be stopped, or have died: so it looks
    // for itself, too.
    long most = Math.min(nanos, naps < PATIENT ? NAP_NANOS * (naps + 1) : LOOK_NANOS);
    boolean linked = Kernel.ready() && !ending;
    if (linked && Sleeper.available() && !Thread.currentThread().isVirtual()) {
      Sleeper.current().sleep(block.address(at), expected, most, mended);
    } else if (linked || (!Kernel.available() && calls >= CALLS_UNTIL_LINKED)) {
      parked = true;
      ParkingLot.sleep(block, at, expected, most, mended);
    } else {
      countCall();
      LockSupport.parkNanos(Math.min(nanos, parking(naps)));
    }
  }

  private static void countCall() {
    if (++calls >= CALLS_UNTIL_LINKED) {
      Kernel.prepare();
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

  /**
   * Wakes at most {@code count} sleepers of a word. A process that has not linked has the main
   * process do it, see {@link WakeRelay}.
   */
  public static void wake(Block block, int at, int count) {
    if (!Kernel.available()) {
      return;
    }
    if (Kernel.ready() || !WakeRelay.order(block.offset() + at, count)) {
      Kernel.wake(block.address(at), count);
    } else {
      countCall(); // who wakes others often should not have it done for long
    }
  }

  /** Wakes all sleepers of a word. */
  public static void wakeAll(Block block, int at) {
    wake(block, at, Integer.MAX_VALUE);
  }

  /**
   * Has nobody in this process sleep in the kernel any more, because it is about to end: a JVM
   * waits 300 ms for threads in native code (HotSpot's {@code
   * VM_Exit::wait_for_threads_in_native_to_block}). Who sleeps goes on to do so by parking.
   */
  public static void leaveKernel() {
    ending = true;
    if (Kernel.ready()) {
      Sleeper.wakeAll();
      Kernel.leave();
      if (parked) {
        ParkingLot.leaveKernel();
      }
    }
  }

  static boolean isLeavingKernel() {
    return ending;
  }

  private Futex() {}
}
