package mpj.multiprocessing;

import java.util.concurrent.locks.LockSupport;

/** The threads that tests make besides their own: virtual ones in {@link InVirtualThreads}. */
public final class TestThreads {
  /** Returns a thread that has not been started. */
  public static Thread of(Runnable work) {
    return InVirtualThreads.ON ? Thread.ofVirtual().unstarted(work) : new Thread(work);
  }

  /**
   * What a loop that asks again and again does in between. A virtual thread parks: one that only
   * yields can keep the carrier, if there is a single one, from a thread that was just woken. The
   * scheduler looks first where it found the last task, and that is where a yield puts the thread.
   */
  public static void letOthersRun() {
    if (Thread.currentThread().isVirtual()) {
      LockSupport.parkNanos(1);
    } else {
      Thread.yield();
    }
  }

  private TestThreads() {}
}
