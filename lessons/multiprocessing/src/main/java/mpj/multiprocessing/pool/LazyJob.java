package mpj.multiprocessing.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;

/**
 * A job that applies a function to an input of unknown length. The input is read while results are
 * taken. The tasks that were handed out and whose results have not been taken form a window. The
 * window is narrow at first, so that little is read ahead when tasks are slow. It grows when the
 * workers have to wait because of it. If the caller has set its width, the window does not grow.
 */
final class LazyJob extends Job {
  private static final int WIDEST = 2048;

  /** The largest number of bytes in the window, roughly. */
  private static final int WIDEST_BYTES = 32 << 20;

  /** The result of a task: its values, or a failure, which counts as one value. */
  record Arrival(List<Object> values, RuntimeException failure) {
    static final Arrival NONE = new Arrival(List.of(), null);

    int size() {
      return failure != null ? 1 : values.size();
    }

    Object value(int at) {
      if (failure != null) {
        throw failure;
      }
      return values.get(at);
    }
  }

  private final boolean ordered;
  private final int chunk;
  private final int fixed; // 0: the window grows
  private final int narrowest;
  private final Map<Integer, Arrival> early = new HashMap<>();
  private ArrayDeque<Arrival> arrived = new ArrayDeque<>();
  private int next;
  private int given;
  private int taken;
  private int window;
  private boolean readerWaits;
  private boolean inputEnded;
  private boolean left;
  private RuntimeException broken;

  LazyJob(Tree tree, Encoder function, boolean ordered, int chunk, int fixed, int narrowest) {
    super(tree, function);
    this.ordered = ordered;
    this.chunk = chunk;
    this.fixed = fixed;
    this.narrowest = narrowest;
    this.window = narrowest;
  }

  int chunk() {
    return chunk;
  }

  /**
   * Waits until another task may be handed out.
   *
   * @param largest the size in bytes of the largest task so far
   * @return false if no more tasks will be handed out
   */
  synchronized boolean awaitRoom(int largest) throws InterruptedException {
    if (given - taken >= width(largest)) {
      readerWaits = true;
      while (given - taken > (fixed > 0 ? fixed - 1 : width(largest) / 2) && isReading()) {
        wait();
      }
      readerWaits = false;
    }
    return isReading();
  }

  private int width(int largest) {
    return fixed > 0 ? fixed : Math.max(narrowest, Math.min(window, WIDEST_BYTES / largest));
  }

  private boolean isReading() {
    return !isStopped() && !inputEnded && broken == null;
  }

  /** Counts a task that is about to be handed out; returns false if it must not be handed out. */
  synchronized boolean give() {
    if (isReading()) {
      given++;
      return true;
    }
    return false;
  }

  /**
   * Marks the input as ended, and returns the final number of tasks; -1 if the input had ended
   * before.
   */
  synchronized int endInput() {
    boolean known = inputEnded;
    inputEnded = true;
    notifyAll();
    return known ? -1 : given;
  }

  /** Ends the input before its own end; returns the same as {@link #endInput}. */
  synchronized int stopReading() {
    if (!inputEnded && broken == null) {
      broken =
          new IllegalStateException(
              "the pool was closed before the input of imap was read to its end; take the results"
                  + " before, or close them");
    }
    return endInput();
  }

  /** Cancels the job, and wakes a thread that waits for results: nobody wants them any more. */
  void leave() {
    cancel();
    synchronized (this) {
      left = true;
      notifyAll();
    }
  }

  /** Sets the failure of the input, which threw an exception. */
  synchronized void breakInput(RuntimeException why) {
    if (broken == null) {
      broken = why;
    }
    notifyAll();
  }

  @Override
  void receive(int ordinal, Decoder in) {
    List<Object> values = new ArrayList<>(chunk < 16 ? chunk : 16);
    while (in.remaining() > 0) {
      values.add(in.read());
    }
    arrive(ordinal, new Arrival(values, null));
  }

  @Override
  void fail(int ordinal, RuntimeException why) {
    arrive(ordinal, new Arrival(null, why));
  }

  private synchronized void arrive(int ordinal, Arrival arrival) {
    if (!ordered) {
      arrived.add(arrival);
    } else if (ordinal != next) {
      early.put(ordinal, arrival);
      return;
    } else {
      for (Arrival due = arrival; due != null; due = early.remove(++next)) {
        arrived.add(due);
      }
    }
    notifyAll();
  }

  /** Ends the job because the pool has failed: no more results arrive. */
  @Override
  synchronized void breakOff(RuntimeException why) {
    broken = why;
    inputEnded = true;
    given = taken + arrived.size();
    stop();
  }

  @Override
  void over() {
    // The thread that takes the last result sees the end.
  }

  /**
   * Waits for results.
   *
   * @param empty an empty queue for the results that arrive from now on
   * @param nanos the longest time to wait, in nanoseconds
   * @return the results that have arrived; empty if all were taken; null if the time is over, and
   *     then {@code empty} was not used
   * @throws RuntimeException if the input or the pool failed, after all results
   */
  synchronized ArrayDeque<Arrival> take(ArrayDeque<Arrival> empty, long nanos)
      throws InterruptedException {
    Backoff backoff = new Backoff(nanos);
    while (arrived.isEmpty() && !isAtEnd() && !left) {
      if (readerWaits && ended() == given && window < WIDEST) {
        window *= 2;
        notifyAll();
      }
      long left = backoff.left();
      if (left <= 0) {
        return null;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    if (arrived.isEmpty() && broken != null && !left) {
      throw broken;
    }
    ArrayDeque<Arrival> full = arrived;
    if (fixed > 0 && full.size() > 1) { // returned results count as taken
      full = empty;
      full.add(arrived.remove());
    } else {
      arrived = empty;
    }
    taken += full.size();
    if (readerWaits) {
      notifyAll();
    }
    return full;
  }

  private boolean isAtEnd() {
    return (inputEnded || broken != null) && taken >= given;
  }

  @Override
  String items(int ordinal) {
    long first = (long) ordinal * chunk;
    return chunk == 1 ? " item=" + first : " items=" + first + ".." + (first + chunk - 1);
  }

  @Override
  int expected() {
    return given;
  }

  @Override
  int wanted() {
    return Integer.MAX_VALUE;
  }
}
