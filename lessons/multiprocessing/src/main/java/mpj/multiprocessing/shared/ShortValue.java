package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * A short in shared memory. See {@link Value}. Python's {@code Value("h")}.
 *
 * <p><b>What happens if a process dies here.</b> The value is the old one or the new one.
 */
public final class ShortValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a value with a lock of its own.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public ShortValue(short initial) {
    this(initial, new RLock());
  }

  /**
   * Creates a value with the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public ShortValue(short initial, Mutex lock) {
    super(create(Kind.SHORT, initial, lock), lock);
  }

  private ShortValue(Cell cell) {
    super(cell, null);
  }

  /**
   * Returns a new value without a lock. Python's {@code RawValue}.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static ShortValue withoutLock(short initial) {
    return new ShortValue(initial, null);
  }

  /** Returns the value that another process sent, by its {@link #handle}. */
  public static ShortValue attach(long handle) {
    return new ShortValue(at(handle, Kind.SHORT));
  }

  /** Returns the value. */
  public short get() {
    return (short) cell().getInt();
  }

  /** Sets the value. */
  public void set(short value) {
    cell().setInt(value);
  }

  /**
   * Adds to the value atomically, and returns the sum. On overflow the sum wraps around, as with
   * {@code short}.
   */
  public short add(short delta) {
    Cell cell = cell();
    while (true) {
      int before = cell.getInt();
      short sum = (short) (before + delta);
      if (cell.compareAndSetInt(before, sum)) {
        return sum;
      }
    }
  }

  /** Adds 1 to the value atomically, and returns the sum. */
  public short increment() {
    return add((short) 1);
  }

  /**
   * Sets the value atomically, if it is the expected one.
   *
   * @return whether the value was set
   */
  public boolean compareAndSet(short expected, short value) {
    return cell().compareAndSetInt(expected, value);
  }
}
