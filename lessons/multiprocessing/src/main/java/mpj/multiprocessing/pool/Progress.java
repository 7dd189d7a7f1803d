package mpj.multiprocessing.pool;

import java.util.concurrent.Executor;

/** Counts a pool's tasks for a listener, which is told the latest figures when it has time. */
final class Progress implements Runnable {
  private final ProgressListener listener;
  private final Executor executor;
  private long done;
  private long total;
  private boolean told = true;

  /**
   * Counts for a listener, or for nobody.
   *
   * @param listener null: nobody
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
    if (told) {
      told = false;
      executor.execute(this);
    }
  }

  @Override
  public void run() {
    long doneNow;
    long totalNow;
    synchronized (this) {
      told = true;
      doneNow = done;
      totalNow = total;
    }
    listener.progress(doneNow, totalNow);
  }
}
