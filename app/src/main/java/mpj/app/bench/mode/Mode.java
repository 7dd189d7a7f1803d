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
   */
  record Outcome(long nanos, long result) {}
}
