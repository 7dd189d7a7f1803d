package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * A char in shared memory. See {@link Value}. Python's {@code Value("u")}.
 *
 * <p><b>What happens if a process dies here.</b> The value is the old one or the new one.
 */
public final class CharValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a value with a lock of its own.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public CharValue(char initial) {
    this(initial, new RLock());
  }

  /**
   * Creates a value with the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public CharValue(char initial, Mutex lock) {
    super(create(Kind.CHAR, initial, lock), lock);
  }

  private CharValue(Cell cell) {
    super(cell, null);
  }

  /**
   * Returns a new value without a lock. Python's {@code RawValue}.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static CharValue withoutLock(char initial) {
    return new CharValue(initial, null);
  }

  /** Returns the value that another process sent, by its {@link #handle}. */
  public static CharValue attach(long handle) {
    return new CharValue(at(handle, Kind.CHAR));
  }

  /** Returns the value. */
  public char get() {
    return (char) cell().getInt();
  }

  /** Sets the value. */
  public void set(char value) {
    cell().setInt(value);
  }

  /**
   * Sets the value atomically, if it is the expected one.
   *
   * @return whether the value was set
   */
  public boolean compareAndSet(char expected, char value) {
    return cell().compareAndSetInt(expected, value);
  }
}
