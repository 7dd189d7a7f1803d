package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Death;
import mpj.multiprocessing.arena.RecordLifecycle;
import mpj.multiprocessing.arena.Tree;

/** How queues are mended and freed. */
class QueueLifecycle implements RecordLifecycle {
  @Override
  public void freeParts(Tree tree, Block queue) {
    ItemQueue.freeParts(tree, queue);
  }

  @Override
  public void mend(Tree tree, Block queue, Death death) {
    ItemQueue.recoverRecord(tree, queue, death.slot());
  }

  /** One whose items are counted until they are done with. */
  static final class OfJoinable extends QueueLifecycle {
    @Override
    public boolean isMendedLate(Block queue) {
      return true;
    }

    /** Once the items that were on their way are back in their queues. */
    @Override
    public void mendLate(Tree tree, Block queue, Death death) {
      TaskCount.recover(tree, queue, death.slot());
    }
  }

  /** A further segment, which others use even while a process is alone with it. */
  static final class OfSegment implements RecordLifecycle {
    @Override
    public void mendOwned(Tree tree, Block segment, int dead) {
      if (Arena.owner(segment) == dead) {
        Chain.recover(tree, segment, dead);
      }
      ItemQueue.recoverSegment(tree, segment, dead);
    }

    @Override
    public void mend(Tree tree, Block segment, Death death) {
      ItemQueue.recoverSegment(tree, segment, death.slot());
    }
  }
}
