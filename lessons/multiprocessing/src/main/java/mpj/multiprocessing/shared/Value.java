package mpj.multiprocessing.shared;

import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.sync.Mutex;

/**
 * One value that all processes of the tree see and change. Python's {@code multiprocessing.Value}.
 *
 * <p>Each read and each write is whole: nobody sees half a number. But a read and the write that
 * follows it are two, and another process may come between them. Either hold the value's lock
 * around both, or use one of the operations that do it at once.
 *
 * <pre>{@code
 * var counter = new IntValue(0);
 * counter.set(counter.get() + 1);            // loses counts when others do the same
 * try (var held = counter.hold()) {          // loses none
 *   counter.set(counter.get() + 1);
 * }
 * counter.increment();                       // loses none, without the lock
 * }</pre>
 *
 * <p>The lock keeps out those who take it, too, and nobody else: reading and writing never wait. A
 * value can have a lock of its own, share one with others ({@code new IntValue(0, lock)}), or have
 * none ({@code IntValue.withoutLock(0)}); then it takes less memory, and {@link #hold} is an error.
 *
 * <p><b>Memory.</b> Who reads what another wrote also sees what the other did to the shared memory
 * before. A value lives as long as its process tree.
 *
 * <p><b>What it costs.</b> 64 bytes of the tree's shared memory; 256 bytes with a lock of its own.
 *
 * <p><b>What happens if a process dies here.</b> The value is the old one or the new one. The lock
 * is freed, and its next holder told, as {@link Mutex} says.
 */
public abstract sealed class Value extends Guarded
    permits ByteValue,
        ShortValue,
        IntValue,
        LongValue,
        FloatValue,
        DoubleValue,
        CharValue,
        BooleanValue {
  private static final long serialVersionUID = 1L;

  private final transient Cell cell;

  Value(Cell cell, Mutex lock) {
    super(cell.block(), cell.mutex(), lock);
    this.cell = cell;
  }

  /** Makes a value with a lock, or, given null, without. */
  static Cell create(Kind kind, long bits, Mutex lock) {
    return Cell.create(Tree.current(), kind, bits, lock == null ? 0 : lock.handle());
  }

  /** Returns the value at a place of the shared memory. */
  static Cell at(long handle, Kind kind) {
    return Cell.at(Tree.current(), handle, kind);
  }

  final Cell cell() {
    pass();
    return cell;
  }
}
