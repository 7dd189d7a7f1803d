package mpj.multiprocessing.internal.memory;

import java.lang.ref.Reference;

/**
 * The records that a message mentions, and an object that keeps them in use until the message does
 * so itself. After a caller has named the records, it may not need their objects any more. So a
 * caller must also name what keeps the records. The writer of the message keeps that object
 * reachable.
 */
public final class Mentioned {
  /** The mentions of a message that mentions no records. */
  public static final Mentioned NOTHING = new Mentioned(null, new long[0]);

  private final Object suspendHelper;
  private final long[] offsets;

  private Mentioned(Object suspendHelper, long[] offsets) {
    this.suspendHelper = suspendHelper;
    this.offsets = offsets;
  }

  /**
   * Names records by their offsets.
   *
   * @param suspendHelper as long as it is reachable, this process holds all of the records
   */
  public static Mentioned of(Object suspendHelper, long... offsets) {
    return offsets.length == 0 ? NOTHING : new Mentioned(suspendHelper, offsets.clone());
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

  /** Keeps the records in use until this call. For a finally block. */
  @SuppressWarnings("ReachabilityFenceUsage") // the caller's block counts
  void keep() {
    Reference.reachabilityFence(suspendHelper);
  }
}
