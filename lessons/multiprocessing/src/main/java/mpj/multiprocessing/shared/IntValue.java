package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.trace.EventKind;

/**
 * An int of the shared memory, see {@link Value}. Python's {@code Value("i")}.
 *
 * <p><b>What happens if a process dies here.</b> The number is the old one or the new one.
 */
public final class IntValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * A number with a lock of its own.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
   */
  public IntValue(int initial) {
    this(initial, new RLock());
  }

  /** A number with the lock given, which may belong to others, too; null: without a lock. */
  public IntValue(int initial, Mutex lock) {
    super(create(Kind.INT, initial, lock), lock);
  }

  private IntValue(Cell cell) {
    super(cell, null);
  }

  /** Returns a number without a lock. Python's {@code RawValue}. */
  public static IntValue withoutLock(int initial) {
    return new IntValue(initial, null);
  }

  /** Returns the value at a place of the shared memory, as another process sent it. */
  public static IntValue attach(long handle) {
    return new IntValue(at(handle, Kind.INT));
  }

  public int get() {
    int value = cell().getInt();
    note(EventKind.VALUE_READ, value, 0);
    return value;
  }

  public void set(int value) {
    cell().setInt(value);
    note(EventKind.VALUE_WRITTEN, value, 0);
  }

  /** Adds at once, and returns the sum. It wraps around, as ints do. */
  public int add(int delta) {
    int sum = cell().addInt(delta);
    note(EventKind.VALUE_CHANGED, sum, 0);
    return sum;
  }

  /** Adds 1 at once, and returns the sum. */
  public int increment() {
    return add(1);
  }

  /** Sets the value at once if it is the expected one; false if it is another. */
  public boolean compareAndSet(int expected, int value) {
    boolean done = cell().compareAndSetInt(expected, value);
    if (done) {
      note(EventKind.VALUE_CHANGED, value, 0);
    }
    return done;
  }
}
