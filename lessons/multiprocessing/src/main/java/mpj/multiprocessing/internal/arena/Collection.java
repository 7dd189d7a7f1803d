package mpj.multiprocessing.internal.arena;

import java.util.concurrent.locks.LockSupport;

/**
 * The words in the arena's head about a collection. A collection frees the records that were sent
 * and are not used any more. The epoch is odd while a collection marks the records that are used.
 * During that time every process that begins to use such a record marks it too.
 */
public final class Collection {
  private static final int EPOCH = Header.COLLECTION;
  private static final int COLLECTOR = Header.COLLECTION + 4;
  private static final int MARKS = Header.COLLECTION + 8;
  private static final int LIMIT = Header.COLLECTION + 12;

  /** An arena with fewer chunks is not collected, unless it has reached half of its limit. */
  private static final int SMALL = 16;

  /**
   * A process collects only after it has allocated a sixteenth of the arena since its last
   * collection. A collection walks over all records, so its cost stays small beside the cost of the
   * allocations.
   */
  private static final int SHARE = 16;

  private static final long LOOK_NANOS = 200_000;

  private final Block head;

  Collection(Block head) {
    this.head = head;
  }

  /**
   * Returns the epoch: how often collections have begun or ended marking. It is odd while one
   * marks.
   */
  public int epoch() {
    return head.getInt(EPOCH);
  }

  /** Returns whether a collection marks in an epoch. */
  public static boolean marks(int epoch) {
    return (epoch & 1) != 0;
  }

  /** Begins or ends marking. Only the collector calls it. It is a full fence. */
  public int nextEpoch() {
    return head.getAndAddInt(EPOCH, 1) + 1;
  }

  /** Makes this process the collector; false if there is already one. */
  public boolean begin() {
    return head.casInt(COLLECTOR, 0, Tree.slotOfThisProcess());
  }

  /** Returns whether there is a collector. */
  public boolean isRunning() {
    return head.getInt(COLLECTOR) != 0;
  }

  /** Ends being the collector. */
  public void end() {
    head.casInt(COLLECTOR, Tree.slotOfThisProcess(), 0);
  }

  /** Counts a mark that was set by a process that is not the collector. */
  public void noteMark() {
    head.getAndAddInt(MARKS, 1);
  }

  /** Returns the number of marks that {@link #noteMark} counted. */
  public int marks() {
    return head.getInt(MARKS);
  }

  /**
   * Returns whether the next collection is due before the arena grows. It is due if the arena,
   * after growing, would be larger than twice the memory that was in use after the last collection.
   * A small arena is not collected: one with fewer than 16 chunks and less than half of its limit.
   *
   * @param allocated the number of bytes that this process has allocated since it last collected.
   *     It does not collect again before this is a sixteenth of the arena
   */
  public boolean isDue(long allocated) {
    int chunks = head.getInt(Header.CHUNKS);
    int small = Math.min(SMALL, head.getInt(Header.LIMIT) / 2);
    return chunks >= Math.max(small, head.getInt(LIMIT))
        && allocated >= (long) chunks * Arena.CHUNK / SHARE;
  }

  /** Notes how many bytes were in use at the end of a collection. */
  public void collected(long used) {
    head.setInt(LIMIT, (int) Math.ceilDiv(2 * used, Arena.CHUNK));
  }

  /**
   * Makes this process the collector as soon as there is no other.
   *
   * @return false if there still is another after {@code nanos} nanoseconds
   */
  public boolean begin(long nanos) {
    long from = System.nanoTime();
    boolean begun = begin();
    while (!begun && System.nanoTime() - from < nanos) {
      LockSupport.parkNanos(LOOK_NANOS);
      begun = begin();
    }
    return begun;
  }

  /** Ends the collection of a dead collector. If it was marking, it has freed nothing yet. */
  public void recover(int dead) {
    if (head.getInt(COLLECTOR) != dead) {
      return;
    }
    int epoch = epoch();
    if (marks(epoch)) {
      head.casInt(EPOCH, epoch, epoch + 1);
    }
    head.casInt(COLLECTOR, dead, 0);
  }
}
