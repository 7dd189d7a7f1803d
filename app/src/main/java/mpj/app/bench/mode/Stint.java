package mpj.app.bench.mode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.pool.SerializableFunction;

/**
 * One part of a work, done: by whom, from when to when, and what it answered. It is a {@code
 * long[]}, which is cheap to send; its times are of the clock that all processes share.
 */
final class Stint {
  private static final int WORKER = 0;
  private static final int BEGUN = 1;
  private static final int ENDED = 2;
  private static final int ANSWER = 3;

  private Stint() {}

  /** Does the part in this process, which is the worker. */
  static long[] ofProcess(SerializableFunction<Integer, Long> part, int number) throws Exception {
    return of(ChildProcess.current().pid(), part, number);
  }

  /** Does the part in this thread, which is the worker. */
  static long[] ofThread(SerializableFunction<Integer, Long> part, int number) throws Exception {
    return of(Thread.currentThread().threadId(), part, number);
  }

  private static long[] of(long worker, SerializableFunction<Integer, Long> part, int number)
      throws Exception {
    long begun = System.nanoTime();
    long answer = part.apply(number);
    return new long[] {worker, begun, System.nanoTime(), answer};
  }

  /**
   * What a run came to.
   *
   * @param starting whether workers are started in it: one that did nothing was then still starting
   */
  static Mode.Outcome outcome(
      long begun, long ended, int workers, boolean starting, List<long[]> stints) {
    long sum = 0;
    long busy = 0;
    Map<Long, Long> firsts = new HashMap<>();
    for (long[] stint : stints) {
      sum += stint[ANSWER];
      busy += stint[ENDED] - stint[BEGUN];
      firsts.merge(stint[WORKER], stint[BEGUN], Math::min);
    }
    long start = firsts.values().stream().mapToLong(first -> first - begun).sum();
    if (starting) {
      start += (ended - begun) * Math.max(0, workers - firsts.size());
    }
    return new Mode.Outcome(ended - begun, sum, starting ? start / workers : 0, busy / workers);
  }
}
