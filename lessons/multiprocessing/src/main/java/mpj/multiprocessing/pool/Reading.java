package mpj.multiprocessing.pool;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * Reads results whose classes have code of their own: a constructor or {@code readObject} may take
 * for ever. One thread does it while there is something to read. When it makes no headway, the
 * thread that gives the work {@linkplain #look sees} that and adds another one, so that nothing
 * waits behind what is stuck.
 */
final class Reading implements Executor {
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** So long the next one waits before another thread takes it. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final String pool;
  private final ArrayDeque<Runnable> due = new ArrayDeque<>();
  private volatile boolean behind;
  private int threads;
  private int idle;
  private long begun; // how many have been begun
  private long begunThen; // and how many had been when that was last looked at
  private long lookedAt;

  Reading(String pool) {
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

  /** Returns how long the thread that gives the work may wait for more, before it looks here. */
  long patience() {
    return behind ? PATIENCE_NANOS : Pause.FOREVER;
  }

  /** Adds a thread if those there are have begun nothing for a while, though something is due. */
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

  /** Waits for the next one; null if there was none for a while. */
  private synchronized Runnable next() {
    Thread.interrupted(); // what has been read may have left it behind
    idle++;
    try {
      long until = System.nanoTime() + IDLE_NANOS;
      for (long left = IDLE_NANOS; due.isEmpty() && left > 0; left = until - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      // Nobody of ours does that.
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
