package mpj.multiprocessing.shared;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * One number in shared memory. It is one word, so no process ever sees half of it. Its kind says
 * how to read the word. Beside it is the offset of its lock.
 *
 * <p>If a process dies here, the word has its old value or its new one.
 */
final class Cell {
  private static final int VALUE = Arena.RECORD_HEADER;
  private static final int MUTEX = 24;
  private static final int KIND = 32;
  private static final int SIZE = 36;

  private final Block block;

  private Cell(Block block) {
    this.block = block;
  }

  /** Creates a number. {@code mutex} is the offset of its lock, or 0 for none. */
  static Cell create(Tree tree, Kind kind, long bits, long mutex) {
    Block block = tree.arena().allocate(SIZE);
    block.putLong(VALUE, bits);
    block.putLong(MUTEX, mutex);
    block.putInt(KIND, kind.number());
    tree.publish(block, RecordType.VALUE);
    return new Cell(block);
  }

  /**
   * Returns the number at an offset that another process sent.
   *
   * @throws IllegalArgumentException if there is no number of that kind at the offset
   */
  static Cell at(Tree tree, long offset, Kind kind) {
    Cell cell = new Cell(tree.arena().at(offset, RecordType.VALUE));
    kind.require(cell.block.getInt(KIND), offset);
    return cell;
  }

  /** Returns the record of this number. */
  Block block() {
    return block;
  }

  /** Returns the offset of its lock, or 0 for none. */
  long mutex() {
    return mutex(block);
  }

  static long mutex(Block block) {
    return block.getLong(MUTEX);
  }

  int getInt() {
    return block.getInt(VALUE); // little-endian, as all systems that we run on are
  }

  void setInt(int value) {
    block.setInt(VALUE, value);
  }

  int addInt(int delta) {
    return block.getAndAddInt(VALUE, delta) + delta;
  }

  boolean compareAndSetInt(int expected, int value) {
    return block.casInt(VALUE, expected, value);
  }

  long getLong() {
    return block.getLong(VALUE);
  }

  void setLong(long value) {
    block.setLong(VALUE, value);
  }

  long addLong(long delta) {
    return block.getAndAddLong(VALUE, delta) + delta;
  }

  boolean compareAndSetLong(long expected, long value) {
    return block.casLong(VALUE, expected, value);
  }

  /** The lifecycle of its record, which refers to the lock. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public long reference(Block record) {
      return mutex(record);
    }
  }
}
