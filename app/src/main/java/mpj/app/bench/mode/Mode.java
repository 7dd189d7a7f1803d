package mpj.app.bench.mode;

import mpj.app.bench.work.Work;

/** A way to do a work. Closing it ends its threads or processes. */
public interface Mode extends AutoCloseable {
  /** Does the whole work once. */
  Outcome run(Work work) throws Exception;

  @Override
  void close();

  /**
   * What one run gave.
   *
   * @param nanos how long it took, by the wall clock
   * @param result the sum of all parts
   * @param startNanos until a worker that was started in the run began its first part, on average
   * @param busyNanos how long a worker was at its parts, on average; the rest of the time it waited
   *     for parts, or for the others at the end
   */
  record Outcome(long nanos, long result, long startNanos, long busyNanos) {}
}
