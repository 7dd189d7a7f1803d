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
 * Frees the records that were sent and that no process can get at any more. It starts from what the
 * processes hold, and from the messages that some process can still take: a message counts if it is
 * a process's, or if the record in which it lies is one that was never sent, or is reached itself.
 *
 * <p>All go on meanwhile. A process that begins to hold what it got by a message, or sends what
 * only it knew, marks that while the epoch is odd. Why that is enough:
 *
 * <ul>
 *   <li>What a process has held since before the epoch was odd is in its list when that is read; or
 *       it let go of it, and then it is used only if a message mentions it that was there before.
 *   <li>Such a message is there all the time, and is seen; or it was taken, and then its taker has
 *       marked what it mentions before the message was freed.
 *   <li>A message that is seen too early, as its container is not reached yet, is seen in the next
 *       pass. There is one as long as this pass has come to anything new, by whoever it was marked,
 *       or anybody has marked anything meanwhile. What others have marked counts as new until this
 *       collector has come to it as well: they may have marked it after the messages in it were
 *       passed, and be about to count that.
 *   <li>What is sent for the first time meanwhile does not count as new. Before, it was not to be
 *       collected; now it has its mark; so the messages in it are always seen. If it did count, a
 *       collection would never end while others send what they have just made.
 * </ul>
 *
 * <p>What cannot be reached when the last pass ends cannot be reached by anybody afterwards. So the
 * sweep needs no care; but what is sent for the first time meanwhile has its mark from the
 * beginning, too.
 *
 * <p><b>What happens if the process dies here.</b> While it marks, nothing has happened; the main
 * process makes the epoch even. In the sweep, the record that it was freeing is in its name and
 * goes with it, and the others are found the next time. What it has only looked at need not be
 * mended, so its death costs no more than that of others.
 */
final class Collector implements RecordVisitor, Mentions.Containers {
  private static final long PATIENCE_NANOS = 1_000_000_000;
  private static final long LOOK_NANOS = 200_000;

  private final Tree tree;
  private final Collection words;
  private final BitSet reached = new BitSet(); // by the records' places
  private int epoch;
  private boolean found;
  private long used;
  private boolean freed;

  private Collector(Tree tree) {
    this.tree = tree;
    this.words = tree.arena().collection();
  }

  /** Collects, unless another does; returns whether anything was freed. */
  static boolean collect(Tree tree) {
    Collector collector = new Collector(tree);
    return collector.words.begin() && collector.run();
  }

  /**
   * The same; if another collects, waits until it is done, or for a while: it may be stopped.
   *
   * @return whether anything was freed, or may have been
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

  /** Comes to a record that is used. */
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
