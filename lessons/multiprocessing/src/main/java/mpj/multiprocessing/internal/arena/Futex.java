package mpj.multiprocessing.internal.arena;

import java.util.concurrent.locks.LockSupport;

/**
 * Sleeping on a word of the arena until another process wakes the sleeper. A wake-up may come late,
 * or not at all: the process that must send it may be stopped, or may rely on the main process,
 * which may be stopped. So a sleep ends at most a second after the word has changed, and after five
 * seconds in any case. If a process dies, all sleepers are woken as soon as its death has been
 * mended, see {@link DeathEventCount}.
 *
 * <ul>
 *   <li>Platform threads sleep in the kernel, by its shared futex, see {@link Sleeper}.
 *   <li>Virtual threads park, and one platform thread sleeps for many of them, see {@link
 *       ParkingLot}. So they never block their carrier.
 *   <li>If there is no futex, all threads park. One thread of each waiting process looks at the
 *       words, at least 500 times a second. {@code -Dmpj.kernel=off} selects this on any system.
 *   <li>Until the system calls are linked, a thread parks for short times. They are linked after
 *       this process has parked, or woken others, 40 times. Many children never wait that long, and
 *       linking costs them half as much time as their boot.
 * </ul>
 *
 * <p>A return from a sleep has no meaning of its own: callers must look at their words again. An
 * interrupt ends the sleep.
 */
public final class Futex {
  private static final long SHORTEST_PARK_NANOS = 20_000;
  private static final long LONGEST_PARK_NANOS = 1_000_000;
  private static final long LONGEST_WHILE_LINKING_NANOS = 20_000_000;
  private static final long LOOK_NANOS = 5_000_000_000L;
  private static final long NAP_NANOS = 1_000_000; // each nap is longer by this time

  /** The number of sleeps in one wait after which a sleep is as long as it may be. */
  public static final int PATIENT = 45;

  /**
   * After how many parks and wake-ups linking begins. That is about a tenth of a second of waiting,
   * or many short waits.
   */
  private static final int CALLS_UNTIL_LINKED = 40;

  /** How often this process has parked or woken others. It need not be exact. */
  private static int calls;

  private static volatile boolean ending;

  /** Whether there are parking lots. If not, a process that ends need not load their class. */
  private static volatile boolean parked;

  /**
   * Sleeps while the word equals {@code expected}, for at most {@code nanos} nanoseconds, or until
   * the next death of the tree has been mended. It is for callers that wait only for this word;
   * others use a {@link Backoff}.
   *
   * @param naps how often the caller has already slept in this wait; the times of parking grow with
   *     it
   * @throws InterruptedException if the thread is interrupted before or while it sleeps
   */
  public static void sleep(Block block, int at, int expected, long nanos, int naps)
      throws InterruptedException {
    sleep(block, at, expected, nanos, naps, DeathEventCount.count());
  }

  /**
   * Sleeps in the same way, unless a death has been mended since the caller read the count.
   *
   * @param mended the {@link DeathEventCount} count, which the caller read before its last look at
   *     the words
   */
  static void sleep(Block block, int at, int expected, long nanos, int naps, int mended)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (nanos <= 0 || block.getInt(at) != expected || DeathEventCount.count() != mended) {
      return;
    }
    // The process that must wake this thread may have to link first, or be stopped, or have died.
    // So this thread also looks itself.
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
   * Returns how long to park. While this JVM links the system calls, the times get longer and
   * longer. A hundred JVMs that link at once on two processors, and each look a thousand times a
   * second, would slow each other down.
   */
  private static long parking(int naps) {
    long park = Math.min(LONGEST_PARK_NANOS, SHORTEST_PARK_NANOS << Math.min(naps, 6));
    return Kernel.available() && !Kernel.ready()
        ? Math.min(LONGEST_WHILE_LINKING_NANOS, Math.max(park, naps * SHORTEST_PARK_NANOS * 5))
        : park;
  }

  /**
   * Wakes at most {@code count} sleepers of a word. A process that has not linked the system calls
   * asks the main process to wake them, see {@link WakeRelay}.
   */
  public static void wake(Block block, int at, int count) {
    if (!Kernel.available()) {
      return;
    }
    if (Kernel.ready() || !WakeRelay.order(block.offset() + at, count)) {
      Kernel.wake(block.address(at), count);
    } else {
      countCall(); // a process that wakes others often should soon do it itself
    }
  }

  /** Wakes all sleepers of a word. */
  public static void wakeAll(Block block, int at) {
    wake(block, at, Integer.MAX_VALUE);
  }

  /**
   * Stops all sleeping in the kernel in this process, because the process is about to end.
   * Otherwise the JVM waits 300 ms for threads in native code (HotSpot's {@code
   * VM_Exit::wait_for_threads_in_native_to_block}). Sleeping threads go on to wait by parking.
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
