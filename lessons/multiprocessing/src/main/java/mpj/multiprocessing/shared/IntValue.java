package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.trace.EventKind;

/**
 * An int in shared memory. See {@link Value}. Python's {@code Value("i")}.
 *
 * <p><b>What happens if a process dies here.</b> The value is the old one or the new one.
 */
public final class IntValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a value with a lock of its own.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public IntValue(int initial) {
    this(initial, new RLock());
  }

  /**
   * Creates a value with the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public IntValue(int initial, Mutex lock) {
    super(create(Kind.INT, initial, lock), lock);
  }

  private IntValue(Cell cell) {
    super(cell, null);
  }

  /**
   * Returns a new value without a lock. Python's {@code RawValue}.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static IntValue withoutLock(int initial) {
    return new IntValue(initial, null);
  }

  /** Returns the value that another process sent, by its {@link #handle}. */
  public static IntValue attach(long handle) {
    return new IntValue(at(handle, Kind.INT));
  }

  /** Returns the value. */
  public int get() {
    int value = cell().getInt();
    note(EventKind.VALUE_READ, value, 0);
    return value;
  }

  /** Sets the value. */
  public void set(int value) {
    cell().setInt(value);
    note(EventKind.VALUE_WRITTEN, value, 0);
  }

  /**
   * Adds to the value atomically, and returns the sum. On overflow the sum wraps around, as with
   * {@code int}.
   */
  public int add(int delta) {
    int sum = cell().addInt(delta);
    note(EventKind.VALUE_CHANGED, sum, 0);
    return sum;
  }

  /** Adds 1 to the value atomically, and returns the sum. */
  public int increment() {
    return add(1);
  }

  /**
   * Sets the value atomically, if it is the expected one.
   *
   * @return whether the value was set
   */
  public boolean compareAndSet(int expected, int value) {
    boolean done = cell().compareAndSetInt(expected, value);
    if (done) {
      note(EventKind.VALUE_CHANGED, value, 0);
    }
    return done;
  }
}
