package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.trace.EventKind;

/**
 * A double in shared memory. See {@link Value}. Python's {@code Value("d")}.
 *
 * <p><b>What happens if a process dies here.</b> The value is the old one or the new one.
 */
public final class DoubleValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a value with a lock of its own.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public DoubleValue(double initial) {
    this(initial, new RLock());
  }

  /**
   * Creates a value with the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public DoubleValue(double initial, Mutex lock) {
    super(create(Kind.DOUBLE, Double.doubleToRawLongBits(initial), lock), lock);
  }

  private DoubleValue(Cell cell) {
    super(cell, null);
  }

  /**
   * Returns a new value without a lock. Python's {@code RawValue}.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static DoubleValue withoutLock(double initial) {
    return new DoubleValue(initial, null);
  }

  /** Returns the value that another process sent, by its {@link #handle}. */
  public static DoubleValue attach(long handle) {
    return new DoubleValue(at(handle, Kind.DOUBLE));
  }

  /** Returns the value. */
  public double get() {
    long bits = cell().getLong();
    note(EventKind.VALUE_READ, bits, 0);
    return Double.longBitsToDouble(bits);
  }

  /** Sets the value. */
  public void set(double value) {
    long bits = Double.doubleToRawLongBits(value);
    cell().setLong(bits);
    note(EventKind.VALUE_WRITTEN, bits, 0);
  }

  /** Adds to the value atomically, and returns the sum. */
  public double add(double delta) {
    Cell cell = cell();
    while (true) {
      long before = cell.getLong();
      double sum = Double.longBitsToDouble(before) + delta;
      if (cell.compareAndSetLong(before, Double.doubleToRawLongBits(sum))) {
        note(EventKind.VALUE_CHANGED, Double.doubleToRawLongBits(sum), 0);
        return sum;
      }
    }
  }

  /**
   * Sets the value atomically, if it is the expected one. The values are compared bit by bit.
   *
   * @return whether the value was set
   */
  public boolean compareAndSet(double expected, double value) {
    return cell()
        .compareAndSetLong(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value));
  }
}
