package mpj.app.dev;

/** One kind of promise that the course makes. */
public interface Check {
  /**
   * Checks it.
   *
   * @param times how often each run is made
   * @param report is told of each run, and of all that is not as promised
   */
  void check(int times, Report report) throws Exception;
}
