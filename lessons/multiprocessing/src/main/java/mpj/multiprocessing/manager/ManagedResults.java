package mpj.multiprocessing.manager;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * The results of {@link ManagedPool#imap imap}, one after the other, while workers still compute
 * others. The results can be taken once, by one thread.
 *
 * <p>Some threads of this process read the input. Each reads the input of one task at a time, and
 * waits for its results. So the input may be endless. A program that does not take all results must
 * close this object.
 *
 * <p><b>What happens if a process dies here.</b> If a worker dies in the middle of a task, {@link
 * #next} throws {@link mpj.multiprocessing.pool.WorkerDied} in the place of that task's results.
 * The other results follow. If the server dies, {@link #next} throws {@link ManagerGone}, and no
 * results follow.
 *
 * @param <R> the type of the results
 */
public final class ManagedResults<R> implements Iterable<R>, AutoCloseable {
  /** Gives a part of the input to the pool, and waits for the results. */
  interface Work<R> {
    List<R> results(List<Object> part) throws InterruptedException;
  }

  /**
   * Each thread has one task at a time. A caller that takes one result after the other needs no
   * more threads.
   */
  private static final int MOST_THREADS = 64;

  /** The outcome of a task: values or a failure. */
  private record Outcome<R>(List<R> values, RuntimeException failure) {}

  private final Iterator<?> input;
  private final int chunk;
  private final boolean ordered;
  private final Work<R> work;
  private final Map<Integer, Outcome<R>> early = new HashMap<>();
  private final ArrayDeque<Outcome<R>> arrived = new ArrayDeque<>();
  private Iterator<R> values = Collections.emptyIterator();
  private int window;
  private int readers;
  private int given;
  private int taken;
  private int next;
  private boolean stopped;
  private RuntimeException broken;

  ManagedResults(Iterator<?> input, int chunk, boolean ordered, Work<R> work) {
    this.input = input;
    this.chunk = chunk;
    this.ordered = ordered;
    this.work = work;
  }

  /**
   * Starts to read the input. There are two tasks for each worker, so a worker that finishes one
   * finds the next.
   */
  void start(int workers, ManagedPool pool) {
    int threads = Math.min(MOST_THREADS, 2 * workers);
    window = 2 * threads;
    readers = threads;
    for (int i = 0; i < threads; i++) {
      new LibraryThread("mpj-imap-" + pool, this::read).runsCodeOfItsStarter().start();
    }
  }

  private void read() {
    List<Object> part = new ArrayList<>(1);
    try {
      for (int number = take(part); number >= 0; number = take(part)) {
        arrive(number, outcome(part));
      }
    } catch (InterruptedException e) {
      stop(new IllegalStateException("interrupted while the input of imap was read", e));
    } finally {
      end();
    }
  }

  private Outcome<R> outcome(List<Object> part) throws InterruptedException {
    try {
      return new Outcome<>(work.results(part), null);
    } catch (ManagerGone e) {
      stop(e);
      return new Outcome<>(null, e);
    } catch (RuntimeException e) {
      return new Outcome<>(null, e);
    }
  }

  /** Reads the next part of the input, and returns its number, or -1 if there is none. */
  private int take(List<Object> part) throws InterruptedException {
    part.clear();
    synchronized (input) { // may take for ever: not under the lock of the results
      try {
        while (part.size() < chunk && awaitRoom() && input.hasNext()) {
          part.add(input.next());
        }
      } catch (RuntimeException e) {
        stop(e);
      }
      return give(part);
    }
  }

  private synchronized boolean awaitRoom() throws InterruptedException {
    while (given - taken >= window && !stopped) {
      wait();
    }
    return !stopped;
  }

  private synchronized int give(List<Object> part) {
    return stopped || part.isEmpty() ? -1 : given++;
  }

  private synchronized void arrive(int number, Outcome<R> outcome) {
    if (!ordered) {
      arrived.add(outcome);
    } else {
      early.put(number, outcome);
      for (Outcome<R> due = early.remove(next); due != null; due = early.remove(next)) {
        arrived.add(due);
        next++;
      }
    }
    notifyAll();
  }

  private synchronized void stop(RuntimeException why) {
    stopped = true;
    broken = broken == null ? why : broken;
    notifyAll();
  }

  private synchronized void end() {
    readers--;
    notifyAll();
  }

  /**
   * Waits until there is another result, or until it is certain that there is none.
   *
   * @return whether there is another result
   * @throws IllegalStateException if the thread is interrupted while it waits; its interrupt flag
   *     stays set
   * @throws RuntimeException what the input threw, after all results
   */
  public synchronized boolean hasNext() {
    while (!values.hasNext() && arrived.isEmpty()) {
      if (readers == 0 && broken != null) {
        throw broken;
      }
      if (readers == 0 || (stopped && broken == null)) {
        return false;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for a result of imap", e);
      }
    }
    return true;
  }

  /**
   * Waits for the next result.
   *
   * @throws RuntimeException what the task threw, as {@link ManagedPool#apply} does; the next call
   *     returns the result after it
   * @throws java.util.NoSuchElementException if all results were taken or this object was closed
   * @throws IllegalStateException as {@link #hasNext} does
   */
  public synchronized R next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all results of imap were taken");
    }
    if (!values.hasNext()) {
      Outcome<R> outcome = arrived.remove();
      taken++;
      notifyAll();
      if (outcome.failure != null) {
        throw outcome.failure;
      }
      values = outcome.values.iterator();
    }
    return values.next();
  }

  /**
   * Returns an iterator that continues with the next result. All iterators take from the same
   * results.
   */
  @Override
  public Iterator<R> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return ManagedResults.this.hasNext();
      }

      @Override
      public R next() {
        return ManagedResults.this.next();
      }
    };
  }

  /**
   * Stops reading the input, and drops the remaining results. Tasks that have begun go on, but
   * their results are ignored.
   */
  @Override
  public synchronized void close() {
    stopped = true;
    values = Collections.emptyIterator();
    arrived.clear();
    notifyAll();
  }
}
