package mpj.multiprocessing.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;

/**
 * A function over an input of unknown length, which is read as results are taken: between the two
 * there are never more tasks than the window is wide. That is narrow at first, so that little is
 * read ahead of slow tasks; it widens when it turns out that it keeps the workers waiting. Or the
 * caller has set its width: then it is exactly that.
 */
final class LazyJob extends Job {
  private static final int WIDEST = 2048;

  /** Most bytes in it, roughly. */
  private static final int WIDEST_BYTES = 32 << 20;

  /** What came of a task: values, or a failure, which counts as one. */
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
  private final int fixed; // 0: the window widens
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
   * @param largest how many bytes a task has had
   * @return false if there is to be none any more
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

  /** Counts a task that is about to be handed out; false if it is not to be. */
  synchronized boolean give() {
    if (isReading()) {
      given++;
      return true;
    }
    return false;
  }

  /** Returns how many tasks it has got, which are all; -1 if it is known already. */
  synchronized int endInput() {
    boolean known = inputEnded;
    inputEnded = true;
    notifyAll();
    return known ? -1 : given;
  }

  /** Ends the input before its end; answers as above. */
  synchronized int stopReading() {
    if (!inputEnded && broken == null) {
      broken =
          new IllegalStateException(
              "the pool was closed before the input of imap was read to its end; take the results"
                  + " before, or close them");
    }
    return endInput();
  }

  /** Its results are not wanted any more: nobody waits for them. */
  void leave() {
    cancel();
    synchronized (this) {
      left = true;
      notifyAll();
    }
  }

  /** The input threw. */
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

  /** The pool is broken: nothing comes any more. */
  @Override
  synchronized void breakOff(RuntimeException why) {
    broken = why;
    inputEnded = true;
    given = taken + arrived.size();
    stop();
  }

  @Override
  void over() {
    // Whoever takes the last result sees that.
  }

  /**
   * Waits for results.
   *
   * @param empty where to put what arrives from now on
   * @return what has arrived; empty if that was all; null if time is up, and {@code empty} not used
   * @throws RuntimeException if the input or the pool broke, after all results
   */
  synchronized ArrayDeque<Arrival> take(ArrayDeque<Arrival> empty, long nanos)
      throws InterruptedException {
    Pause pause = new Pause(nanos);
    while (arrived.isEmpty() && !isAtEnd() && !left) {
      if (readerWaits && ended() == given && window < WIDEST) {
        window *= 2;
        notifyAll();
      }
      long left = pause.left();
      if (left <= 0) {
        return null;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    if (arrived.isEmpty() && broken != null && !left) {
      throw broken;
    }
    ArrayDeque<Arrival> full = arrived;
    if (fixed > 0 && full.size() > 1) { // what is handed over counts as taken: no more than that
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
