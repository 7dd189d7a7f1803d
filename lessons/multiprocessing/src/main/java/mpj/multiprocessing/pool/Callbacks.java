package mpj.multiprocessing.pool;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.log.Log;
import mpj.multiprocessing.internal.thread.LibraryThread;
import mpj.multiprocessing.wire.ThrowableText;

/**
 * Runs a pool's callbacks, one after the other, on a thread that is there while there are any. It
 * is not the one that reads the results, which no callback may hold up.
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

  /** Runs a callback, and does something afterwards, whatever becomes of it. */
  void execute(Runnable callback, Runnable afterwards) {
    runner.execute(() -> {
      run(callback);
      afterwards.run();
    });
  }

  private void run(Runnable callback) {
    try {
      callback.run();
    } catch (Throwable e) { // whatever it is, the next one is not to blame
      Log.warn("a callback failed: pool=" + pool + " " + ThrowableText.trace(e));
    }
  }

  /** Tells whether this is a callback. */
  boolean isCurrent() {
    return Thread.currentThread().equals(thread);
  }

  /** Waits until all callbacks have run that were due by now; not if called by one of them. */
  void drain() throws InterruptedException {
    if (thread == null || isCurrent()) {
      return;
    }
    CountDownLatch reached = new CountDownLatch(1);
    runner.execute(reached::countDown);
    reached.await();
  }
}
