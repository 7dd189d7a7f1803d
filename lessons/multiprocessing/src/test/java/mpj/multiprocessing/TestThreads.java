package mpj.multiprocessing;

/** The threads that tests make besides their own: virtual ones in {@link InVirtualThreads}. */
public final class TestThreads {
  /** Returns a thread that has not been started. */
  public static Thread of(Runnable work) {
    return InVirtualThreads.ON ? Thread.ofVirtual().unstarted(work) : new Thread(work);
  }

  private TestThreads() {}
}
