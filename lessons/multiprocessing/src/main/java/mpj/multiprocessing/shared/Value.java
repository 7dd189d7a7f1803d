package mpj.multiprocessing.shared;

import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.sync.Mutex;

/**
 * One value of a primitive type, in memory that all processes of the tree share. Python's {@code
 * multiprocessing.Value}.
 *
 * <p>Each read and each write is atomic: no process ever sees half a number. But a read and a write
 * after it are two operations, and another process may change the value between them. Either hold
 * the value's lock around both, or use one of the atomic operations.
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
 * <p>The lock only stops threads that take it, too: reads and writes never wait. A value can have a
 * lock of its own, share a lock with other objects ({@code new IntValue(0, lock)}), or have no lock
 * ({@code IntValue.withoutLock(0)}). Without a lock it takes less memory, and {@link #hold} throws
 * {@link IllegalStateException}.
 *
 * <p><b>Memory.</b> A process that reads a value written by another process also sees everything
 * that the other process did to the shared memory before that write.
 *
 * <p><b>What it costs.</b> 64 bytes of the tree's shared memory; 256 bytes with a lock of its own.
 *
 * <p><b>What happens if a process dies here.</b> The value is the old one or the new one. The lock
 * is freed, and its next holder is told, as {@link Mutex} says.
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

  /** Creates a value. {@code lock} may be null: then it has no lock. */
  static Cell create(Kind kind, long bits, Mutex lock) {
    return Cell.create(Tree.current(), kind, bits, lock == null ? 0 : lock.handle());
  }

  /** Returns the value at an offset in shared memory. */
  static Cell at(long handle, Kind kind) {
    return Cell.at(Tree.current(), handle, kind);
  }

  final Cell cell() {
    pass();
    return cell;
  }
}
