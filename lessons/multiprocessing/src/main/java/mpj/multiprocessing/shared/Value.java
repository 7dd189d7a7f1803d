package mpj.multiprocessing.shared;

import java.io.IOException;
import java.io.ObjectOutputStream;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.Cell;
import mpj.multiprocessing.sync.Hold;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Shared;

/**
 * One number that all processes of the tree see and change. Python's {@code multiprocessing.Value}.
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
 * <p>The lock keeps out those who take it, too, and nobody else: reading and writing never wait.
 *
 * <p><b>Memory.</b> Who reads what another wrote also sees what the other did to the shared memory
 * before.
 *
 * <p><b>What happens if a process dies here.</b> The number has its old value or its new one. The
 * lock is freed, and its next holder told, as {@link Mutex} says.
 */
public abstract sealed class Value implements Shared permits IntValue, LongValue, DoubleValue {
  private static final long serialVersionUID = 1L;

  private final transient Cell cell;
  private final transient Mutex lock;

  /** A new value, with that lock; null: with one of its own. */
  Value(int kind, long bits, Mutex lock) {
    this.lock = lock != null ? lock : new RLock();
    this.cell = Cell.create(Tree.current(), kind, bits, this.lock.handle());
  }

  /** A value that is there already. */
  Value(Cell cell) {
    this.cell = cell;
    this.lock = Mutex.attach(cell.mutex());
  }

  @Override
  public final long handle() {
    return cell.offset();
  }

  /** Returns the lock that belongs to the value: an {@link RLock}, unless it was given another. */
  public final Mutex lock() {
    return lock;
  }

  /** Takes the value's lock, waiting as long as it takes, to be given back by {@code close}. */
  public final Hold hold() throws InterruptedException {
    return lock.hold();
  }

  /** Every operation goes through the gate, so that a watcher can decide who is first. */
  final Cell cell() {
    if (Gate.isActive()) {
      Gate.pass();
    }
    return cell;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Value value && value.handle() == handle();
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(handle());
  }

  /** Returns {@code Value-1}, the name that it has in reports. */
  @Override
  public final String toString() {
    return "Value-" + cell.number();
  }
}
