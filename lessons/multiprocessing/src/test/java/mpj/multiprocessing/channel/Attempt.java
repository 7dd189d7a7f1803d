package mpj.multiprocessing.channel;

import java.util.concurrent.atomic.AtomicReference;
import mpj.multiprocessing.TestThreads;

/** A call that is to fail. */
interface Attempt {
  void run() throws Exception;

  /** Makes it in a thread of its own, and keeps what it throws. */
  static Thread start(AtomicReference<Throwable> failure, Attempt attempt) {
    Thread thread =
        TestThreads.of(() -> {
          try {
            attempt.run();
          } catch (Throwable t) {
            failure.set(t);
          }
        });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
