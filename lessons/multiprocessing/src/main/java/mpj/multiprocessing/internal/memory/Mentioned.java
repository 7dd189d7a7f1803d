package mpj.multiprocessing.internal.memory;

import java.lang.ref.Reference;

/**
 * The records that a message mentions, and what keeps them until the message is there and does so
 * itself. A caller may have no more use for the objects once it has told their records: so nobody
 * can name records here without saying what keeps them, and who writes the message sees to it.
 */
public final class Mentioned {
  /** What a message mentions that mentions nothing. */
  public static final Mentioned NOTHING = new Mentioned(null, new long[0]);

  private final Object keeper;
  private final long[] offsets;

  private Mentioned(Object keeper, long[] offsets) {
    this.keeper = keeper;
    this.offsets = offsets;
  }

  /**
   * Names records by their offsets.
   *
   * @param keeper as long as it is reachable, this process holds all of them
   */
  public static Mentioned of(Object keeper, long... offsets) {
    return offsets.length == 0 ? NOTHING : new Mentioned(keeper, offsets.clone());
  }

  public boolean isEmpty() {
    return offsets.length == 0;
  }

  int count() {
    return offsets.length;
  }

  long offset(int index) {
    return offsets[index];
  }

  /** Keeps the records until here; for a finally block. */
  @SuppressWarnings("ReachabilityFenceUsage") // it is the caller's block that counts
  void keep() {
    Reference.reachabilityFence(keeper);
  }
}
