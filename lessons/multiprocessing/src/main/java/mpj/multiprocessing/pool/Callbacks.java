package mpj.multiprocessing.pool;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.log.Log;
import mpj.multiprocessing.internal.log.ThrowableText;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * Runs a pool's callbacks, one after the other, on one thread. The thread exists only while there
 * are callbacks. It is not the thread that reads the results, because no callback may delay that
 * thread.
 */
final class Callbacks implements Executor {
  private static final long IDLE_MILLIS = 500;

  private final String pool;
  private final ThreadPoolExecutor runner;
  private volatile Thread thread;

  Callbacks(String pool) {
    this.pool = pool;
    runner =
        new ThreadPoolExecutor(
            1, 1, IDLE_MILLIS, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), this::thread);
    runner.allowCoreThreadTimeOut(true);
  }

  private Thread thread(Runnable work) {
    Thread next = new LibraryThread("mpj-callbacks-" + pool, work).runsCodeOfItsStarter();
    thread = next;
    return next;
  }

  @Override
  public void execute(Runnable callback) {
    runner.execute(() -> run(callback));
  }

  /** Runs a callback, and then {@code afterwards}, even if the callback throws. */
  void execute(Runnable callback, Runnable afterwards) {
    runner.execute(() -> {
      run(callback);
      afterwards.run();
    });
  }

  private void run(Runnable callback) {
    try {
      callback.run();
    } catch (Throwable e) { // whatever it is, the next callback must still run
      Log.warn("a callback failed: pool=" + pool + " " + ThrowableText.trace(e));
    }
  }

  /** Returns whether the current thread runs a callback. */
  boolean isCurrent() {
    return Thread.currentThread().equals(thread);
  }

  /** Waits until all callbacks that are due now have run. Does not wait if a callback calls it. */
  void drain() throws InterruptedException {
    if (thread == null || isCurrent()) {
      return;
    }
    CountDownLatch reached = new CountDownLatch(1);
    runner.execute(reached::countDown);
    reached.await();
  }
}
