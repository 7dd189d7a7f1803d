package mpj.app.bench.work;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Fits works to the machine: one that is over in a moment shows what sending and starting cost, and
 * not what more workers gain.
 */
public final class Size {
  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();
  private static final int MOST_TIMES = 100_000;
  private static final long WARM_NANOS = 300_000_000;
  private static final int MOST_WARM_UPS = 20;

  private Size() {}

  /**
   * Returns the work so many times over that one thread has to do at it for so long, if nothing
   * else takes the core. A tiny one stays as it is: it is to show what telling costs.
   *
   * @param leastMillis how long, at least, in milliseconds
   */
  public static Work of(Work work, int leastMillis) throws Exception {
    if (work.kind() == Work.Kind.TINY) {
      return work;
    }
    long once = Math.max(1, quickest(work));
    long least = leastMillis * 1_000_000L;
    long times = Math.min(MOST_TIMES, (least + once - 1) / once);
    return times <= 1 ? work : work.times((int) times);
  }

  /** The compiler has seen enough of it when a few runs, or a time, are over. */
  private static long quickest(Work work) throws Exception {
    long quickest = Long.MAX_VALUE;
    long spent = 0;
    for (int run = 0; run < MOST_WARM_UPS && (run < 2 || spent < WARM_NANOS); run++) {
      long nanos = serially(work);
      quickest = Math.min(quickest, nanos);
      spent += nanos;
    }
    return quickest;
  }

  private static long serially(Work work) throws Exception {
    long begun = now(work);
    for (int part = 0; part < work.parts(); part++) {
      work.part().apply(part);
    }
    return now(work) - begun;
  }

  /** What computes is measured in processor time: on a busy machine it takes longer, not more. */
  private static long now(Work work) {
    return work.kind() == Work.Kind.CPU && PROCESSOR.isCurrentThreadCpuTimeSupported()
        ? PROCESSOR.getCurrentThreadCpuTime()
        : System.nanoTime();
  }
}
