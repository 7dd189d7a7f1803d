package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * A boolean of the shared memory, see {@link Value}. Python's {@code Value(c_bool)}.
 *
 * <p><b>What happens if a process dies here.</b> The truth value is the old one or the new one.
 */
public final class BooleanValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * A truth value with a lock of its own.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
   */
  public BooleanValue(boolean initial) {
    this(initial, new RLock());
  }

  /** A truth value with the lock given, which may belong to others, too; null: without a lock. */
  public BooleanValue(boolean initial, Mutex lock) {
    super(create(Kind.BOOLEAN, initial ? 1 : 0, lock), lock);
  }

  private BooleanValue(Cell cell) {
    super(cell, null);
  }

  /** Returns a truth value without a lock. Python's {@code RawValue}. */
  public static BooleanValue withoutLock(boolean initial) {
    return new BooleanValue(initial, null);
  }

  /** Returns the value at a place of the shared memory, as another process sent it. */
  public static BooleanValue attach(long handle) {
    return new BooleanValue(at(handle, Kind.BOOLEAN));
  }

  public boolean get() {
    return cell().getInt() != 0;
  }

  public void set(boolean value) {
    cell().setInt(value ? 1 : 0);
  }

  /** Sets the value at once if it is the expected one; false if it is another. */
  public boolean compareAndSet(boolean expected, boolean value) {
    return cell().compareAndSetInt(expected ? 1 : 0, value ? 1 : 0);
  }
}
