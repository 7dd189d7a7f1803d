package mpj.multiprocessing.internal.arena;

import java.util.concurrent.locks.LockSupport;

/**
 * The words of an arena's head that all processes need to know of a collection of the records that
 * were sent and are not used any more. The epoch is odd while a collection marks what is used; from
 * then until it is even whoever begins to use such a record marks it, too.
 */
public final class Collection {
  private static final int EPOCH = Header.COLLECTION;
  private static final int COLLECTOR = Header.COLLECTION + 4;
  private static final int MARKS = Header.COLLECTION + 8;
  private static final int LIMIT = Header.COLLECTION + 12;

  /** An arena of fewer chunks is not looked at, unless they are half of what it may have. */
  private static final int SMALL = 16;

  /** A collection walks over all records, in the time that it takes to fill such a part of them. */
  private static final int SHARE = 16;

  private static final long LOOK_NANOS = 200_000;

  private final Block head;

  Collection(Block head) {
    this.head = head;
  }

  /** Returns how many collections have begun and ended to mark: odd while one does. */
  public int epoch() {
    return head.getInt(EPOCH);
  }

  /** Tells whether a collection marks in an epoch. */
  public static boolean marks(int epoch) {
    return (epoch & 1) != 0;
  }

  /** Begins to mark, or ends that; a full fence. By the collector. */
  public int nextEpoch() {
    return head.getAndAddInt(EPOCH, 1) + 1;
  }

  /** Makes this process the collector; false if there is one. */
  public boolean begin() {
    return head.casInt(COLLECTOR, 0, Tree.slotOfThisProcess());
  }

  /** Tells whether a process is the collector. */
  public boolean isRunning() {
    return head.getInt(COLLECTOR) != 0;
  }

  /** Ends being the collector. */
  public void end() {
    head.casInt(COLLECTOR, Tree.slotOfThisProcess(), 0);
  }

  /** Counts a mark that was set by another process than the collector. */
  public void noteMark() {
    head.getAndAddInt(MARKS, 1);
  }

  /** Returns how many of those there were. */
  public int marks() {
    return head.getInt(MARKS);
  }

  /**
   * Tells whether the next collection is due before the arena grows: it would be larger than twice
   * what was in use after the last one, and not small.
   *
   * @param allocated bytes that this process has allocated since it last collected: it does not
   *     again before they are enough to pay for that
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
   * Makes this process the collector, once no other is.
   *
   * @return false if another still is after {@code nanos}
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

  /** Ends what a dead collector was at: nothing has happened if it marked. */
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
