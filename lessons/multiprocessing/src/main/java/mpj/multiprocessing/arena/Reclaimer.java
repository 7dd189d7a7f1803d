package mpj.multiprocessing.arena;

/** Is asked for memory before an arena grows. */
public interface Reclaimer {
  /**
   * Frees records that nobody needs any more.
   *
   * @param full the arena cannot grow
   * @return false if there are none
   */
  boolean reclaim(boolean full);
}
