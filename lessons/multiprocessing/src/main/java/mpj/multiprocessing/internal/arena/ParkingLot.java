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
 * Where threads park that must not sleep in the kernel themselves: virtual threads, which would
 * keep their carrier, and all threads where there is no futex. One platform thread looks after many
 * words, and unparks the threads that wait on a word once it has changed.
 *
 * <p>Where the kernel has {@code futex_waitv}, that thread sleeps on up to {@value WaitVector#MOST}
 * words at once, and is woken as any sleeper is; more words get more such threads. Elsewhere one
 * thread looks at all words, first every 50 microseconds, then ever more rarely, at least 500 times
 * a second: 1.4 % of a core for each process that waits, however many of its threads do.
 *
 * <p>No wake-up is lost: the word is compared again each time the thread goes to sleep. One that
 * came for one thread, and finds many here, unparks one of them, and then twice as many each time,
 * as long as the word is not again as they expect. So the release of a lock that a thousand threads
 * wait for does not make all of them run.
 */
final class ParkingLot implements Runnable {
  private static final long SHORTEST_NANOS = 50_000;
  private static final long LONGEST_NANOS = 2_000_000;
  private static final long IDLE_NANOS = 5_000_000_000L;

  /** All lots whose threads run; guards the state of each. */
  private static final List<ParkingLot> LOTS = new ArrayList<>();

  /** One parked thread. It is in its word's queue until it is released or gives up. */
  private record Parked(Thread thread, int expected, int mended) {}

  /** A word, and the threads that wait for it to change: never none. */
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
     * @param woken a wake-up came, which is for one thread at least
     * @param mended the {@link Mended} count
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
   * {@code nanos}. May return earlier.
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

  /** Returns where the thread is now queued; null if there is no memory for a thread. */
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
    } catch (OutOfMemoryError e) { // no thread is to be had now
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

  /** Has no lot sleep in the kernel any more. */
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
        int mended = Mended.count();
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
          continue; // it may have been told before the vector was filled
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

  /** Ends this lot if nobody has come since. */
  private boolean ends() {
    synchronized (LOTS) {
      return words.isEmpty() && LOTS.remove(this);
    }
  }

  /** Wakes others in place of threads that had given up when the wake-up for them came. */
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

  /** All that wait on a word expect the same: the others have just been released. */
  private void arm(int mended) {
    vector.clear(mended);
    for (Map.Entry<Long, Word> entry : words.entrySet()) {
      vector.add(entry.getKey(), entry.getValue().queue.getFirst().expected);
    }
  }
}
