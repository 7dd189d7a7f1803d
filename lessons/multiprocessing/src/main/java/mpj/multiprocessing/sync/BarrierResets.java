package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Block;

/**
 * Records which of a barrier's last generations ended by a reset, and not because all parties had
 * arrived. It stores the number of resets and the generations that the last few resets ended. A
 * party can wake late, generations after its own; it learns from this record how its generation
 * ended. Usually one look at the number of resets is enough.
 *
 * <p>A process that finds the barrier being reset notes the reset, while the barrier is still in
 * that state. Two processes may note the same reset: this does no harm. A process that is too late
 * changes nothing.
 */
final class BarrierResets {
  static final int SIZE = 64;

  private static final int COUNT = 0;
  private static final int GENERATIONS = 8;
  private static final int PLACES = 7;

  /** One place less than there are: another process may be about to overwrite one. */
  private static final int SURE = PLACES - 1;

  static long count(Block resets) {
    return resets.getLong(COUNT);
  }

  /** Notes the reset of a generation if the barrier is still in the given state. */
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
   * Returns whether a generation was reset.
   *
   * @param since the number of resets before the party joined that generation
   */
  static boolean contains(Block resets, long generation, long since) {
    long count = count(resets);
    for (long i = Math.max(since, count - PLACES); i < count; i++) {
      if (resets.getLong(place(i)) == generation) {
        return true;
      }
    }
    // After so many resets the record is incomplete. Then the answer is true: it would be wrong to
    // say that the generation had passed.
    return count(resets) - since > SURE;
  }

  private static int place(long count) {
    return GENERATIONS + (int) (count % PLACES) * Long.BYTES;
  }

  private BarrierResets() {}
}
