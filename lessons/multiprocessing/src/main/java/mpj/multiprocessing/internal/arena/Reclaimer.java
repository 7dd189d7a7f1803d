package mpj.multiprocessing.internal.arena;

import java.util.function.Supplier;

/** Is asked for memory before an arena grows, or the files beside it become many. */
public interface Reclaimer {
  /**
   * Frees some of what nobody needs any more, if it is time to look for that.
   *
   * @return whether it did
   */
  boolean reclaim();

  /**
   * Frees all that nobody needs any more, as there is no room for more, until an attempt to have
   * some succeeds.
   *
   * @param attempt returns null if there is no room
   * @return what it returned last
   */
  <T> T reclaimFor(Supplier<T> attempt);

  /** Frees all that nobody needs any more, as far as it is found. */
  void reclaimAll();
}
