package mpj.multiprocessing.manager;

import java.util.ArrayList;
import java.util.List;

/** The threads that wait in one proxy until it is closed. */
final class WaitingThreads {
  private final List<Thread> threads = new ArrayList<>(1);
  private volatile boolean ended;

  /**
   * Records that this thread is about to wait.
   *
   * @return false if it must not wait, because the proxy is closed
   */
  synchronized boolean begin() {
    if (!ended) {
      threads.add(Thread.currentThread());
    }
    return !ended;
  }

  /** Records that this thread has stopped waiting. */
  synchronized void over() {
    threads.remove(Thread.currentThread());
    if (ended) {
      Thread.interrupted(); // the interrupt came from end()
    }
  }

  /** Ends all waits by interrupts, and allows no new ones. */
  synchronized void end() {
    if (!ended) {
      ended = true;
      threads.forEach(Thread::interrupt);
    }
  }

  boolean areEnded() {
    return ended;
  }
}
