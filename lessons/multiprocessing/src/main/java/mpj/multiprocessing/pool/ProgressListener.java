package mpj.multiprocessing.pool;

/** Is told how far a pool is, for a display perhaps. */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Some tasks have ended, or been given. It is called on the thread of the pool's callbacks, with
   * the latest figures: not for each task, but some 20 times a second while tasks end, and always
   * after the last.
   *
   * @param done how many tasks have ended so far, well or not; a chunk of a map is one task
   * @param total how many have been given to the pool so far; it can become fewer if a map fails
   */
  void progress(long done, long total);
}
