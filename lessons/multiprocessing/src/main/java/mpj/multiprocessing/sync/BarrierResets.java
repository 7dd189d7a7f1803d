package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Block;

/**
 * Which of a barrier's last generations ended by a reset rather than by passing: how many resets
 * there were, and the generations that the last few ended. A party that wakes late, generations
 * after its own, learns from it how its own ended; most often one look at the count says enough.
 *
 * <p>A reset is noted while the barrier's state says that it is being reset, by whoever meets that
 * state. Two that note the same one do no harm, and one that comes too late changes nothing.
 */
final class BarrierResets {
  static final int SIZE = 64;

  private static final int COUNT = 0;
  private static final int GENERATIONS = 8;
  private static final int PLACES = 7;

  /** One place may be about to be written anew. */
  private static final int SURE = PLACES - 1;

  static long count(Block resets) {
    return resets.getLong(COUNT);
  }

  /** Notes the reset of a generation, as long as the barrier's state is the one given. */
  static void note(Block resets, long generation, Block barrier, int stateAt, long state) {
    long count = count(resets);
    int place = place(count);
    long before = resets.getLong(place);
    if (barrier.getLong(stateAt) == state) {
      resets.casLong(place, before, generation);
      resets.casLong(COUNT, count, count + 1);
    }
  }

  /**
   * Tells whether a generation was reset.
   *
   * @param since the count before that generation was joined
   */
  static boolean contains(Block resets, long generation, long since) {
    long count = count(resets);
    for (long i = Math.max(since, count - PLACES); i < count; i++) {
      if (resets.getLong(place(i)) == generation) {
        return true;
      }
    }
    // After so many resets nobody knows any more; that it passed must not be said wrongly.
    return count(resets) - since > SURE;
  }

  private static int place(long count) {
    return GENERATIONS + (int) (count % PLACES) * Long.BYTES;
  }

  private BarrierResets() {}
}
