package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * A boolean in shared memory. See {@link Value}. Python's {@code Value(c_bool)}.
 *
 * <p><b>What happens if a process dies here.</b> The value is the old one or the new one.
 */
public final class BooleanValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a value with a lock of its own.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public BooleanValue(boolean initial) {
    this(initial, new RLock());
  }

  /**
   * Creates a value with the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public BooleanValue(boolean initial, Mutex lock) {
    super(create(Kind.BOOLEAN, initial ? 1 : 0, lock), lock);
  }

  private BooleanValue(Cell cell) {
    super(cell, null);
  }

  /**
   * Returns a new value without a lock. Python's {@code RawValue}.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static BooleanValue withoutLock(boolean initial) {
    return new BooleanValue(initial, null);
  }

  /** Returns the value that another process sent, by its {@link #handle}. */
  public static BooleanValue attach(long handle) {
    return new BooleanValue(at(handle, Kind.BOOLEAN));
  }

  /** Returns the value. */
  public boolean get() {
    return cell().getInt() != 0;
  }

  /** Sets the value. */
  public void set(boolean value) {
    cell().setInt(value ? 1 : 0);
  }

  /**
   * Sets the value atomically, if it is the expected one.
   *
   * @return whether the value was set
   */
  public boolean compareAndSet(boolean expected, boolean value) {
    return cell().compareAndSetInt(expected ? 1 : 0, value ? 1 : 0);
  }
}
