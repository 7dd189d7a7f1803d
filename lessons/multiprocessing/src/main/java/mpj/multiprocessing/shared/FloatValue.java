package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * A float in shared memory. See {@link Value}. Python's {@code Value("f")}.
 *
 * <p><b>What happens if a process dies here.</b> The value is the old one or the new one.
 */
public final class FloatValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a value with a lock of its own.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public FloatValue(float initial) {
    this(initial, new RLock());
  }

  /**
   * Creates a value with the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public FloatValue(float initial, Mutex lock) {
    super(create(Kind.FLOAT, Float.floatToRawIntBits(initial), lock), lock);
  }

  private FloatValue(Cell cell) {
    super(cell, null);
  }

  /**
   * Returns a new value without a lock. Python's {@code RawValue}.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static FloatValue withoutLock(float initial) {
    return new FloatValue(initial, null);
  }

  /** Returns the value that another process sent, by its {@link #handle}. */
  public static FloatValue attach(long handle) {
    return new FloatValue(at(handle, Kind.FLOAT));
  }

  /** Returns the value. */
  public float get() {
    return Float.intBitsToFloat(cell().getInt());
  }

  /** Sets the value. */
  public void set(float value) {
    cell().setInt(Float.floatToRawIntBits(value));
  }

  /** Adds to the value atomically, and returns the sum. */
  public float add(float delta) {
    Cell cell = cell();
    while (true) {
      int before = cell.getInt();
      float sum = Float.intBitsToFloat(before) + delta;
      if (cell.compareAndSetInt(before, Float.floatToRawIntBits(sum))) {
        return sum;
      }
    }
  }

  /**
   * Sets the value atomically, if it is the expected one. The values are compared bit by bit.
   *
   * @return whether the value was set
   */
  public boolean compareAndSet(float expected, float value) {
    return cell()
        .compareAndSetInt(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(value));
  }
}
