package mpj.multiprocessing.internal.arena;

import java.util.function.Supplier;

/**
 * Frees unused memory. It is called before an arena grows, or before the files beside it become
 * many.
 */
public interface Reclaimer {
  /**
   * Frees some unused memory, if it is time to search for it.
   *
   * @return whether it has freed any
   */
  boolean reclaim();

  /**
   * Frees all unused memory, because there is no room, until an attempt succeeds.
   *
   * @param attempt returns null if there is no room
   * @return the last result of the attempt
   */
  <T> T reclaimFor(Supplier<T> attempt);

  /** Frees all unused memory that it finds. */
  void reclaimAll();
}
