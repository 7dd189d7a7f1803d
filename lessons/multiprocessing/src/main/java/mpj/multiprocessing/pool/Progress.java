package mpj.multiprocessing.pool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Counts a pool's tasks for a listener. The listener receives the latest figures at most every 50
 * ms, which is often enough for a display and costs the tasks nothing. It also receives them
 * whenever all tasks have ended.
 */
final class Progress implements Runnable {
  private static final long REST_NANOS = 50_000_000;

  private final ProgressListener listener;
  private final Executor executor;
  private long done;
  private long total;
  private long toldDone;
  private long toldTotal;
  private long toldAt = System.nanoTime() - REST_NANOS;
  private boolean due;
  private boolean dueAtOnce;

  /**
   * Counts for a listener.
   *
   * @param listener null: there is no listener, and nothing is counted
   */
  Progress(ProgressListener listener, Executor executor) {
    this.listener = listener;
    this.executor = executor;
  }

  void given(int tasks) {
    if (listener != null) {
      count(0, tasks);
    }
  }

  void done() {
    if (listener != null) {
      count(1, 0);
    }
  }

  private synchronized void count(int moreDone, int more) {
    done += moreDone;
    total += more;
    long rest = done == total ? 0 : toldAt + REST_NANOS - System.nanoTime();
    if (rest <= 0 && !dueAtOnce) {
      dueAtOnce = true;
      executor.execute(this);
    } else if (rest > 0 && !dueAtOnce && !due) {
      due = true;
      CompletableFuture.delayedExecutor(rest, TimeUnit.NANOSECONDS, executor).execute(this);
    }
  }

  @Override
  public void run() {
    long doneNow;
    long totalNow;
    synchronized (this) {
      due = false;
      dueAtOnce = false;
      if (done == toldDone && total == toldTotal) {
        return;
      }
      toldAt = System.nanoTime();
      toldDone = done;
      toldTotal = total;
      doneNow = done;
      totalNow = total;
    }
    listener.progress(doneNow, totalNow);
  }
}
