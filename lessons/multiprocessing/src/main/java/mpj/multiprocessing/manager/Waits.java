package mpj.multiprocessing.manager;

import java.util.ArrayList;
import java.util.List;

/** The threads that wait in one proxy, until it is closed. */
final class Waits {
  private final List<Thread> threads = new ArrayList<>(1);
  private volatile boolean ended;

  /** Notes that this thread is about to wait; false if it must not. */
  synchronized boolean begin() {
    if (!ended) {
      threads.add(Thread.currentThread());
    }
    return !ended;
  }

  /** Notes that the wait that this thread began is over. */
  synchronized void over() {
    threads.remove(Thread.currentThread());
    if (ended) {
      Thread.interrupted(); // it came from here
    }
  }

  /** Ends all waits, as an interrupt does, and lets none begin. */
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
