package mpj.multiprocessing.pool;

/** Receives the progress of a pool, for example to display it. */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Receives the latest figures after tasks were given or have ended. A separate thread of the pool
   * calls this method. It does not call it for each task, but about 20 times a second while tasks
   * end, and always after the last task.
   *
   * @param done the number of tasks that have ended so far, with a value or a failure; a chunk of a
   *     map is one task
   * @param total the number of tasks that were given to the pool so far; it can become smaller if a
   *     map fails
   */
  void progress(long done, long total);
}
