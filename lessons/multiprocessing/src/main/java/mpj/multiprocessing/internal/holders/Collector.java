package mpj.multiprocessing.internal.holders;

import java.util.BitSet;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Collection;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.RecordVisitor;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.arena.Usage;
import mpj.multiprocessing.internal.memory.Mentions;

/**
 * Frees the records that were sent and that no process can reach any more. It starts from the
 * records that the processes hold, and from the messages that some process can still receive. A
 * message counts if it belongs to a process. It also counts if its record was never sent, or is
 * itself reached.
 *
 * <p>All processes go on meanwhile. While the epoch is odd, a process marks a record in two cases:
 * it begins to hold a record that it got by a message, or it sends a record that only it knew. Why
 * that is enough:
 *
 * <ul>
 *   <li>A process may have held a record since before the epoch was odd. Then the record is in its
 *       list when the list is read. Or the process has released it; then it is used only if an
 *       earlier message mentions it.
 *   <li>Such a message exists all the time, and is seen. Or it was received; then its receiver has
 *       marked the records that it mentions before the message was freed.
 *   <li>A message may be seen too early, before its container is reached. It is seen again in the
 *       next pass. There is a next pass if this pass has reached anything new, whichever process
 *       marked it, or if any process has marked anything meanwhile. Records that others have marked
 *       count as new until this collector has reached them too. They may have been marked after the
 *       messages in them were passed, and the mark may not be counted yet.
 *   <li>A record that is sent for the first time meanwhile does not count as new. Before, it was
 *       not to be collected; now it has its mark. So the messages in it are always seen. If it did
 *       count as new, a collection would never end while others send records that they have just
 *       made.
 * </ul>
 *
 * <p>A record that cannot be reached when the last pass ends cannot be reached by any process
 * afterwards. So the sweep needs no care. Records that are sent for the first time meanwhile have
 * their mark from the beginning too.
 *
 * <p><b>What happens if the process dies here.</b> While it marks, nothing has been freed; the main
 * process makes the epoch even. In the sweep, the record that it was freeing is in its name and is
 * freed with it, and the others are found the next time. Records that it has only looked at need
 * not be mended, so its death costs no more than that of other processes.
 */
final class Collector implements RecordVisitor, Mentions.Containers {
  private static final long PATIENCE_NANOS = 1_000_000_000;
  private static final long LOOK_NANOS = 200_000;

  private final Tree tree;
  private final Collection words;
  private final BitSet reached = new BitSet(); // by the places of the records
  private int epoch;
  private boolean found;
  private long used;
  private boolean freed;

  private Collector(Tree tree) {
    this.tree = tree;
    this.words = tree.arena().collection();
  }

  /** Collects, unless another process does. Returns whether anything was freed. */
  static boolean collect(Tree tree) {
    Collector collector = new Collector(tree);
    return collector.words.begin() && collector.run();
  }

  /**
   * Collects. If another process collects, waits until it is done, but at most a second, because it
   * may be stopped.
   *
   * @return whether anything was freed here, or the other collection has ended
   */
  static boolean collectOrAwait(Tree tree) {
    Collector collector = new Collector(tree);
    if (collector.words.begin()) {
      return collector.run();
    }
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (collector.words.isRunning() && System.nanoTime() < until) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return !collector.words.isRunning();
  }

  private boolean run() {
    try {
      mark();
      tree.arena().forEach(this::sweep);
      words.collected(used);
      return freed;
    } finally {
      words.end();
    }
  }

  private void mark() {
    epoch = words.nextEpoch();
    try {
      Holders.forEachHeld(tree, this);
      int marks;
      do {
        found = false;
        marks = words.marks();
        Mentions.forEach(tree, this, this);
      } while (found || marks != words.marks());
    } finally {
      words.nextEpoch();
    }
  }

  /** Marks a record that is used. */
  @Override
  public void visit(RecordType type, Block record) {
    if (Parts.isHeld(record) && !reached.get(place(record))) {
      reached.set(place(record));
      found |= !Usage.isNew(record, epoch);
      Block other = Parts.reference(tree, record);
      if (other != null) {
        visit(Arena.type(other), other);
      }
    }
  }

  @Override
  public boolean isInUse(Block container) {
    return !Usage.isSent(container) || isReached(container);
  }

  private boolean isReached(Block record) {
    return reached.get(place(record)) || Usage.isMarked(record, epoch);
  }

  private void sweep(RecordType type, Block record) {
    long size = Arena.size(record);
    boolean collectable = Arena.owner(record) == 0 && Parts.isHeld(record) && Usage.isSent(record);
    if (collectable && !isReached(record) && Parts.free(tree, tree.arena().at(record.offset()))) {
      freed = true;
    } else {
      used += size;
    }
  }

  private static int place(Block record) {
    return (int) (record.offset() / Arena.ALIGNMENT);
  }
}
