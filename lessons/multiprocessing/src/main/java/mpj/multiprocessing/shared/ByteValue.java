package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * A byte in shared memory. See {@link Value}. Python's {@code Value("b")}.
 *
 * <p><b>What happens if a process dies here.</b> The value is the old one or the new one.
 */
public final class ByteValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a value with a lock of its own.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public ByteValue(byte initial) {
    this(initial, new RLock());
  }

  /**
   * Creates a value with the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public ByteValue(byte initial, Mutex lock) {
    super(create(Kind.BYTE, initial, lock), lock);
  }

  private ByteValue(Cell cell) {
    super(cell, null);
  }

  /**
   * Returns a new value without a lock. Python's {@code RawValue}.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static ByteValue withoutLock(byte initial) {
    return new ByteValue(initial, null);
  }

  /** Returns the value that another process sent, by its {@link #handle}. */
  public static ByteValue attach(long handle) {
    return new ByteValue(at(handle, Kind.BYTE));
  }

  /** Returns the value. */
  public byte get() {
    return (byte) cell().getInt();
  }

  /** Sets the value. */
  public void set(byte value) {
    cell().setInt(value);
  }

  /**
   * Adds to the value atomically, and returns the sum. On overflow the sum wraps around, as with
   * {@code byte}.
   */
  public byte add(byte delta) {
    Cell cell = cell();
    while (true) {
      int before = cell.getInt();
      byte sum = (byte) (before + delta);
      if (cell.compareAndSetInt(before, sum)) {
        return sum;
      }
    }
  }

  /** Adds 1 to the value atomically, and returns the sum. */
  public byte increment() {
    return add((byte) 1);
  }

  /**
   * Sets the value atomically, if it is the expected one.
   *
   * @return whether the value was set
   */
  public boolean compareAndSet(byte expected, byte value) {
    return cell().compareAndSetInt(expected, value);
  }
}
