package mpj.multiprocessing.internal.arena;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * The place where threads park that must not sleep in the kernel themselves. These are virtual
 * threads, which would block their carrier, and all threads if there is no futex. One platform
 * thread watches many words. It unparks the threads that wait on a word after the word has changed.
 *
 * <p>If the kernel has {@code futex_waitv}, that thread sleeps on up to {@value WaitVector#MOST}
 * words at once, and is woken like any sleeper. For more words there are more such threads. On
 * other systems one thread looks at all words, first every 50 microseconds, and then more and more
 * rarely, but at least 500 times a second. This takes 1.4 % of a core for each waiting process,
 * however many of its threads wait.
 *
 * <p>No wake-up is lost, because the word is compared again each time the thread goes to sleep. A
 * wake-up is for one thread, but there may be many here. Then one of them is unparked, and twice as
 * many each further time, until the word has again the value that they expect. So if a thousand
 * threads wait for a lock, its release does not make all of them run.
 */
final class ParkingLot implements Runnable {
  private static final long SHORTEST_NANOS = 50_000;
  private static final long LONGEST_NANOS = 2_000_000;
  private static final long IDLE_NANOS = 5_000_000_000L;

  /** All parking lots whose threads run. Its monitor guards the state of each. */
  private static final List<ParkingLot> LOTS = new ArrayList<>();

  /** A parked thread. It is in its word's queue until it is released or gives up. */
  private record Parked(Thread thread, int expected, int mended) {}

  /** A word, and the threads that wait for it to change. There is always at least one. */
  private static final class Word {
    final Block block; // keeps the memory mapped
    final int at;
    final ArrayDeque<Parked> queue = new ArrayDeque<>();
    int batch = 1;

    Word(Block block, int at) {
      this.block = block;
      this.at = at;
    }

    /**
     * Unparks threads for which the word has changed, or a death has been mended.
     *
     * @param woken whether a wake-up came, which is for at least one thread
     * @param mended the {@link DeathEventCount} count
     * @return true if there are more of them
     */
    boolean release(boolean woken, int mended) {
      int value = block.getInt(at);
      int left = batch;
      boolean more = false;
      for (Iterator<Parked> each = queue.iterator(); each.hasNext() && !more; ) {
        Parked parked = each.next();
        boolean changed = parked.expected != value || parked.mended != mended;
        if (changed || (woken && left == batch)) {
          more = left == 0;
          if (!more) {
            each.remove();
            LockSupport.unpark(parked.thread);
            left--;
          }
        }
      }
      batch = more ? batch * 2 : 1;
      return more;
    }
  }

  private final Map<Long, Word> words = new HashMap<>();
  private final WaitVector vector = Sleeper.hasWaitv() ? new WaitVector() : null;
  private Thread thread;

  /**
   * Parks while the word equals {@code expected} and no further death has been mended, for at most
   * {@code nanos} nanoseconds. It may return earlier.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  static void sleep(Block block, int at, int expected, long nanos, int mended)
      throws InterruptedException {
    long address = block.address(at);
    Parked parked = new Parked(Thread.currentThread(), expected, mended);
    ParkingLot lot = enter(block, at, address, parked);
    if (lot == null) {
      LockSupport.parkNanos(Math.min(nanos, LONGEST_NANOS));
    } else {
      try {
        LockSupport.parkNanos(nanos);
      } finally {
        lot.leave(address, parked);
      }
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /**
   * Adds the thread to a queue, and returns the parking lot; null if the system refuses a thread.
   */
  private static ParkingLot enter(Block block, int at, long address, Parked parked) {
    ParkingLot lot;
    boolean looksAlready;
    synchronized (LOTS) {
      lot = lotFor(address);
      if (lot == null) {
        return null;
      }
      Word word = lot.words.get(address);
      looksAlready = word != null && word.queue.getLast().expected == parked.expected;
      if (word == null) {
        word = new Word(block, at);
        lot.words.put(address, word);
      }
      word.queue.add(parked);
    }
    if (!looksAlready) {
      lot.kick();
    }
    return lot;
  }

  private static ParkingLot lotFor(long address) {
    ParkingLot roomy = null;
    for (ParkingLot lot : LOTS) {
      if (lot.words.containsKey(address)) {
        return lot;
      }
      if (roomy == null && (lot.vector == null || lot.words.size() < WaitVector.MOST)) {
        roomy = lot;
      }
    }
    return roomy != null ? roomy : begin();
  }

  private static ParkingLot begin() {
    ParkingLot lot = new ParkingLot();
    Thread thread = new LibraryThread("mpj-parking", lot);
    lot.thread = thread;
    try {
      thread.start();
    } catch (OutOfMemoryError e) { // the system refuses a thread now
      return null;
    }
    LOTS.add(lot);
    return lot;
  }

  private void leave(long address, Parked parked) {
    synchronized (LOTS) {
      Word word = words.get(address);
      if (word != null && word.queue.remove(parked) && word.queue.isEmpty()) {
        words.remove(address);
      }
    }
  }

  /** Stops all parking lots from sleeping in the kernel. */
  static void leaveKernel() {
    synchronized (LOTS) {
      for (ParkingLot lot : LOTS) {
        if (lot.vector != null) {
          lot.vector.wake();
        }
      }
    }
  }

  private void kick() {
    if (vector != null && !Futex.isLeavingKernel()) {
      vector.wake();
    } else {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    long woken = WaitVector.NOTHING;
    long nanos = SHORTEST_NANOS;
    while (true) {
      boolean more;
      boolean kernel = vector != null && !Futex.isLeavingKernel();
      boolean idle;
      synchronized (LOTS) {
        if (woken != WaitVector.NOTHING) {
          passOn();
        }
        int before = words.size();
        int mended = DeathEventCount.count();
        more = release(woken, mended);
        idle = words.isEmpty();
        nanos =
            more || words.size() != before ? SHORTEST_NANOS : Math.min(LONGEST_NANOS, 2 * nanos);
        if (kernel && !more) {
          arm(mended);
        }
      }
      woken = WaitVector.NOTHING;
      if (kernel && !more) {
        if (Futex.isLeavingKernel()) {
          continue; // it may have been woken before the vector was filled
        }
        woken = vector.sleep(IDLE_NANOS);
      } else {
        LibraryThread.pause(idle ? IDLE_NANOS : nanos);
      }
      if (idle && ends()) {
        return;
      }
    }
  }

  /** Ends this parking lot if no thread has come since. */
  private boolean ends() {
    synchronized (LOTS) {
      return words.isEmpty() && LOTS.remove(this);
    }
  }

  /** Wakes other threads in place of threads that had given up before their wake-up came. */
  private void passOn() {
    for (int i = vector.first(); i < vector.end(); i++) {
      if (!words.containsKey(vector.word(i))) {
        Kernel.wake(vector.word(i), 1);
      }
    }
  }

  private boolean release(long woken, int mended) {
    boolean more = false;
    for (Iterator<Map.Entry<Long, Word>> each = words.entrySet().iterator(); each.hasNext(); ) {
      Map.Entry<Long, Word> entry = each.next();
      Word word = entry.getValue();
      more |= word.release(entry.getKey() == woken, mended);
      if (word.queue.isEmpty()) {
        each.remove();
      }
    }
    return more;
  }

  /**
   * Fills the vector. All threads that wait on a word expect the same value, because the others
   * have just been released.
   */
  private void arm(int mended) {
    vector.clear(mended);
    for (Map.Entry<Long, Word> entry : words.entrySet()) {
      vector.add(entry.getKey(), entry.getValue().queue.getFirst().expected);
    }
  }
}
