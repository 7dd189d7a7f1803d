package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.trace.EventKind;

/**
 * A double of the shared memory, see {@link Value}. Python's {@code Value("d")}.
 *
 * <p><b>What happens if a process dies here.</b> The number is the old one or the new one.
 */
public final class DoubleValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * A number with a lock of its own.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
   */
  public DoubleValue(double initial) {
    this(initial, new RLock());
  }

  /** A number with the lock given, which may belong to others, too; null: without a lock. */
  public DoubleValue(double initial, Mutex lock) {
    super(create(Kind.DOUBLE, Double.doubleToRawLongBits(initial), lock), lock);
  }

  private DoubleValue(Cell cell) {
    super(cell, null);
  }

  /** Returns a number without a lock. Python's {@code RawValue}. */
  public static DoubleValue withoutLock(double initial) {
    return new DoubleValue(initial, null);
  }

  /** Returns the value at a place of the shared memory, as another process sent it. */
  public static DoubleValue attach(long handle) {
    return new DoubleValue(at(handle, Kind.DOUBLE));
  }

  public double get() {
    long bits = cell().getLong();
    note(EventKind.VALUE_READ, bits, 0);
    return Double.longBitsToDouble(bits);
  }

  public void set(double value) {
    long bits = Double.doubleToRawLongBits(value);
    cell().setLong(bits);
    note(EventKind.VALUE_WRITTEN, bits, 0);
  }

  /** Adds at once, and returns the sum. */
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

  /** Sets the value at once if it is the expected one, bit by bit; false if it is another. */
  public boolean compareAndSet(double expected, double value) {
    return cell()
        .compareAndSetLong(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value));
  }
}
