package mpj.multiprocessing.internal.queue;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * A queue that is a part of another record, its owner. A word of the owner has the queue's offset.
 * A pool has two such queues, a manager has one.
 */
public final class QueuePart {
  /** Makes a queue as a part of a record that still belongs to this process. */
  public static ItemQueue create(Tree tree, Block owner, int at) {
    Block block = QueueRecord.allocate(tree, 0);
    Parts.add(tree, owner, at, block, RecordType.QUEUE);
    return new ItemQueue(tree, block.partOf(owner));
  }

  /**
   * Makes a queue for which the owner keeps notes about the takers. If a taker dies before it has
   * finished with an item, the item is given out again. The owner's lifecycle {@linkplain
   * mpj.multiprocessing.internal.arena.RecordLifecycle#undo undoes} the notes of the taker.
   */
  public static void createNoted(Tree tree, Block owner, int at) {
    create(tree, owner, at).block().setLong(QueueRecord.UNDO, owner.offset());
  }

  /** Uses the queue whose offset is in a word of a record. */
  public static ItemQueue of(Tree tree, Block owner, int at) {
    Block block = tree.arena().at(owner.getLong(at), RecordType.QUEUE);
    return new ItemQueue(tree, block.partOf(owner));
  }

  /**
   * Makes a small segment as a part of a record. {@link #addSpare} can give it to a queue later.
   */
  public static void createSpare(Tree tree, Block owner, int at) {
    Parts.add(tree, owner, at, SegmentList.allocate(tree, Segment.FEW), RecordType.SEGMENT);
  }

  /**
   * Gives that segment to a queue. The queue uses it when there is no memory for a larger one. The
   * owner's word must be 0 before, because the segment then belongs to the queue.
   *
   * @param offset the offset of the segment, which the owner's word contained
   */
  public static void addSpare(Tree tree, ItemQueue queue, long offset) {
    new SegmentList(tree, queue.block()).pushSpare(tree.arena().at(offset));
  }

  private QueuePart() {}
}
