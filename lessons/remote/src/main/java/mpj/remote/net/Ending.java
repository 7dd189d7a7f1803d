package mpj.remote.net;

import java.time.Duration;
import java.util.Collection;

/** Waits for threads whose end has been arranged. */
final class Ending {
  private Ending() {}

  /**
   * Waits until all threads have ended, this one aside, even if it is interrupted.
   *
   * @return whether it was interrupted
   */
  static boolean await(Collection<Thread> threads, Duration most) {
    long until = System.nanoTime() + most.toNanos();
    boolean interrupted = false;
    for (Thread thread : threads) {
      long left = until - System.nanoTime();
      while (!thread.equals(Thread.currentThread()) && thread.isAlive() && left > 0) {
        try {
          thread.join(Duration.ofNanos(left));
        } catch (InterruptedException e) {
          interrupted = true;
        }
        left = until - System.nanoTime();
      }
    }
    return interrupted;
  }
}
