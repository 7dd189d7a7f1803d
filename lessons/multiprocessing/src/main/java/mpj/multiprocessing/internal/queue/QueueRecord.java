package mpj.multiprocessing.internal.queue;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/** Where the words of a queue lie in its record, behind which its first segment lies. */
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

  /** Where the first segment lies. */
  static final int SEGMENT = 320;

  private static final int SIZE = SEGMENT + Slots.size(Slots.FEW);

  /** Bits of the state: nothing more can be put. */
  static final int IS_CLOSED = 1;

  /** Nothing can be taken either: what is in it, or still comes, is thrown away. */
  static final int IS_EMPTIED = 2;

  /** Makes the record of an empty queue; {@code max} 0: without limit. */
  static Block allocate(Tree tree, int max) {
    Block block = tree.arena().allocate(SIZE);
    Chain.begin(block, SEGMENT);
    block.putInt(MAX, max);
    return block;
  }

  /** Makes the record of a queue of a type, which counts what is done with if it is joinable. */
  static Block create(Tree tree, int max, RecordType type) {
    Block block = allocate(tree, max);
    if (type == RecordType.JOINABLE_QUEUE) {
      tree.arena().keep(block, type);
      TaskCount.create(tree, block, TASKS);
    }
    tree.arena().publish(block, type, tree.arena().nextNumber(type), tree.slot());
    return block;
  }

  /** Tells whether a record is a queue. */
  static boolean isOne(Block record) {
    RecordType type = Arena.type(record);
    return type == RecordType.QUEUE
        || type == RecordType.JOINABLE_QUEUE
        || type == RecordType.SIMPLE_QUEUE;
  }

  private QueueRecord() {}
}
