package mpj.multiprocessing.internal.queue;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/** The offsets of the words in a queue's record. The first segment follows after them. */
final class QueueRecord {
  static final int MAX = Arena.RECORD_HEADER;
  static final int STATE = 20;
  // 24, 48, 72 and 136: the chain of segments.
  static final int UNDO = 32;
  static final int TASKS = 40;
  static final int HEAD = 64;
  static final int TAIL = 128;
  static final int GETTERS = 192;
  static final int PUTTERS = 256;

  /** The offset of the first segment. */
  static final int SEGMENT = 320;

  private static final int SIZE = SEGMENT + Segment.size(Segment.FEW);

  /** A bit of the state: no more items can be put. */
  static final int IS_CLOSED = 1;

  /**
   * A bit of the state: no items can be taken either. All items, also later ones, are discarded.
   */
  static final int IS_EMPTIED = 2;

  /** Makes the record of an empty queue. {@code max} 0: no limit. */
  static Block allocate(Tree tree, int max) {
    Block block = tree.arena().allocate(SIZE);
    SegmentList.begin(block, SEGMENT);
    block.putInt(MAX, max);
    return block;
  }

  /**
   * Makes the record of a queue of a type. If the queue is joinable, it counts which items are
   * done.
   */
  static Block create(Tree tree, int max, RecordType type) {
    Block block = allocate(tree, max);
    if (type == RecordType.JOINABLE_QUEUE) {
      tree.arena().keep(block, type);
      TaskCount.create(tree, block, TASKS);
    }
    tree.publish(block, type);
    return block;
  }

  /** Returns whether a record is a queue. */
  static boolean isOne(Block record) {
    RecordType type = Arena.type(record);
    return type == RecordType.QUEUE
        || type == RecordType.JOINABLE_QUEUE
        || type == RecordType.SIMPLE_QUEUE;
  }

  private QueueRecord() {}
}
