package mpj.multiprocessing.internal.queue;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * A queue that is a part of another record, its owner, of which a word gives the offset: a pool has
 * two, a manager one.
 */
public final class QueuePart {
  /** Makes one, as a part of a record that is still in the name of this process. */
  public static ItemQueue create(Tree tree, Block owner, int at) {
    Block block = QueueRecord.allocate(tree, 0);
    Parts.add(tree, owner, at, block, RecordType.QUEUE);
    return new ItemQueue(tree, block.partOf(owner));
  }

  /**
   * Makes one of whose takers the owner keeps notes. If one dies before it has let go of an item,
   * that is given out again, and the owner's lifecycle {@linkplain
   * mpj.multiprocessing.internal.arena.RecordLifecycle#undo undoes} what the taker noted.
   */
  public static void createNoted(Tree tree, Block owner, int at) {
    create(tree, owner, at).block().setLong(QueueRecord.UNDO, owner.offset());
  }

  /** Uses the one that a word of a record names. */
  public static ItemQueue of(Tree tree, Block owner, int at) {
    Block block = tree.arena().at(owner.getLong(at), RecordType.QUEUE);
    return new ItemQueue(tree, block.partOf(owner));
  }

  /** Gives a record memory that {@link #addSpare} can give to a queue later. */
  public static void createSpare(Tree tree, Block owner, int at) {
    Parts.add(tree, owner, at, Chain.allocate(tree, Slots.FEW), RecordType.SEGMENT);
  }

  /** Has a queue use that memory before it asks for more. */
  public static void addSpare(Tree tree, ItemQueue queue, long offset) {
    new Chain(tree, queue.block()).pushSpare(tree.arena().at(offset));
  }

  private QueuePart() {}
}
