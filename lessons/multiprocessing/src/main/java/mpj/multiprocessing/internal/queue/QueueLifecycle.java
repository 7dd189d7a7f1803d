package mpj.multiprocessing.internal.queue;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Death;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Recovery;
import mpj.multiprocessing.internal.arena.Tree;

/** How queues are recovered after a death, and freed. */
class QueueLifecycle implements RecordLifecycle {
  @Override
  public void freeParts(Tree tree, Block queue) {
    new SegmentList(tree, queue).free();
    Parts.freePart(tree, queue, QueueRecord.TASKS, RecordType.TASKS);
  }

  @Override
  public void mend(Tree tree, Block queue, Death death) {
    recover(tree, queue, queue.from(QueueRecord.SEGMENT), Segment.FEW, death.slot());
  }

  /** Recovers a further segment, unless the dead process did not know its queue. */
  private static void recoverSegment(Tree tree, Block segment, int dead) {
    Block queue = tree.arena().find(Segment.queue(segment));
    if (queue != null
        && QueueRecord.isOne(queue)
        && (!Parts.isPrivate(queue) || Parts.isOf(queue, dead))) {
      recover(tree, queue, segment, Segment.room(segment), dead);
    }
  }

  private static void recover(Tree tree, Block queue, Block segment, int most, int dead) {
    long again = Segment.recover(tree, segment, most, dead);
    if (again < 0) {
      return;
    }
    Recovery.undo(tree, queue.getLong(QueueRecord.UNDO), dead);
    HeadHint.rewind(queue, QueueRecord.HEAD, again);
  }

  /** The lifecycle of a joinable queue, whose items are counted until they are done. */
  static final class OfJoinable extends QueueLifecycle {
    @Override
    public boolean isMendedLate(Block queue) {
      return true;
    }

    /** Runs after the items that the dead process was taking are back in their queues. */
    @Override
    public void mendLate(Tree tree, Block queue, Death death) {
      TaskCount.recover(tree, queue, death.slot());
    }
  }

  /**
   * The lifecycle of a further segment. Other processes use it even while it belongs to one
   * process.
   */
  static final class OfSegment implements RecordLifecycle {
    @Override
    public void mendOwned(Tree tree, Block segment, int dead) {
      if (Arena.owner(segment) == dead) {
        SegmentList.recover(tree, segment, dead);
      }
      recoverSegment(tree, segment, dead);
    }

    @Override
    public void mend(Tree tree, Block segment, Death death) {
      recoverSegment(tree, segment, death.slot());
    }
  }
}
