package mpj.multiprocessing.arena;

import java.util.function.Supplier;

/** Is asked for memory before an arena grows. */
public interface Reclaimer {
  /**
   * Frees some of what nobody needs any more, if it is time to look for that.
   *
   * @return whether it did
   */
  boolean reclaim();

  /**
   * Frees all that nobody needs any more, as the arena cannot grow, until an attempt to allocate
   * succeeds.
   *
   * @param attempt returns null if there is no room
   * @return what it returned last
   */
  Block reclaimFor(Supplier<Block> attempt);
}
