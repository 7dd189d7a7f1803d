package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Tree;

/**
 * What every process knows of an object that a manager hosts: its name, the manager, and which of
 * the manager's objects it is. The object itself lives in the heap of the manager's server.
 */
public final class HostedState {
  private static final int MANAGER = Arena.RECORD_HEADER;
  private static final int OBJECT = 24;
  private static final int SIZE = 28;

  private final Block block;
  private final int type;

  /** Looks at the hosted object whose record, of that type, lies at an offset. */
  public HostedState(Tree tree, long offset, int type) {
    this.block = tree.arena().at(offset, type);
    this.type = type;
  }

  /** Makes the record of an object of a {@link RecordType}. */
  public static HostedState create(Tree tree, int type, long manager, int object) {
    Block block = tree.arena().allocate(SIZE);
    block.putLong(MANAGER, manager);
    block.putInt(OBJECT, object);
    tree.arena().publish(block, type, tree.arena().nextNumber(type), tree.slot());
    return new HostedState(tree, block.offset(), type);
  }

  public long offset() {
    return block.offset();
  }

  /** Returns the offset of the manager's record. */
  public long manager() {
    return block.getLong(MANAGER);
  }

  /** Returns the object's number among those of its manager. */
  public int object() {
    return block.getInt(OBJECT);
  }

  /** Returns {@code List-1}, the name that the object has in reports. */
  public String name() {
    return RecordType.name(type) + "-" + Arena.number(block);
  }
}
