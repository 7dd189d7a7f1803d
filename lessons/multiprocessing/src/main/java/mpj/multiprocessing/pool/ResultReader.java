package mpj.multiprocessing.pool;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * Reads results whose classes have code of their own: a constructor or {@code readObject} may take
 * for ever. One thread reads while there is something to read. If it makes no progress, the thread
 * that submits the work {@linkplain #look notices} it and adds another thread. So a result that is
 * stuck does not delay the others.
 */
final class ResultReader implements Executor {
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** How long a result waits before another thread is added. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final String pool;
  private final ArrayDeque<Runnable> due = new ArrayDeque<>();
  private volatile boolean behind;
  private int threads;
  private int idle;
  private long begun; // the number of results that were begun
  private long begunThen; // the value of begun at the last look
  private long lookedAt;

  ResultReader(String pool) {
    this.pool = pool;
  }

  @Override
  public synchronized void execute(Runnable work) {
    due.add(work);
    if (due.size() <= idle) {
      notifyAll();
    } else if (threads == 0) {
      add();
    } else if (!behind) {
      behind = true;
      mark();
    }
  }

  /**
   * Returns how long the thread that submits the work may wait before it must call {@link #look}.
   */
  long patience() {
    return behind ? PATIENCE_NANOS : Backoff.FOREVER;
  }

  /** Adds a thread if work is waiting and the existing threads have begun nothing for a while. */
  void look() {
    if (behind) {
      lookCloser();
    }
  }

  private synchronized void lookCloser() {
    behind = !due.isEmpty();
    if (behind && System.nanoTime() - lookedAt >= PATIENCE_NANOS) {
      if (begun == begunThen) {
        add();
      }
      mark();
    }
  }

  private void mark() {
    begunThen = begun;
    lookedAt = System.nanoTime();
  }

  private void add() {
    new LibraryThread("mpj-results-" + pool, this::work).runsCodeOfItsStarter().start();
    threads++;
  }

  private void work() {
    for (Runnable next = next(); next != null; next = next()) {
      next.run();
    }
  }

  /** Waits for the next piece of work; returns null if there was none for a while. */
  private synchronized Runnable next() {
    Thread.interrupted(); // the code of a result may have left an interrupt behind
    idle++;
    try {
      long until = System.nanoTime() + IDLE_NANOS;
      for (long left = IDLE_NANOS; due.isEmpty() && left > 0; left = until - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      // The library never interrupts this thread.
    }
    idle--;
    if (due.isEmpty()) {
      threads--;
      return null;
    }
    begun++;
    return due.poll();
  }
}
