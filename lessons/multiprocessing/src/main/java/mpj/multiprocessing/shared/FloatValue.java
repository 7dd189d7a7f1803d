package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * A float of the shared memory, see {@link Value}. Python's {@code Value("f")}.
 *
 * <p><b>What happens if a process dies here.</b> The number is the old one or the new one.
 */
public final class FloatValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * A number with a lock of its own.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
   */
  public FloatValue(float initial) {
    this(initial, new RLock());
  }

  /** A number with the lock given, which may belong to others, too; null: without a lock. */
  public FloatValue(float initial, Mutex lock) {
    super(create(Kind.FLOAT, Float.floatToRawIntBits(initial), lock), lock);
  }

  private FloatValue(Cell cell) {
    super(cell, null);
  }

  /** Returns a number without a lock. Python's {@code RawValue}. */
  public static FloatValue withoutLock(float initial) {
    return new FloatValue(initial, null);
  }

  /** Returns the value at a place of the shared memory, as another process sent it. */
  public static FloatValue attach(long handle) {
    return new FloatValue(at(handle, Kind.FLOAT));
  }

  public float get() {
    return Float.intBitsToFloat(cell().getInt());
  }

  public void set(float value) {
    cell().setInt(Float.floatToRawIntBits(value));
  }

  /** Adds at once, and returns the sum. */
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

  /** Sets the value at once if it is the expected one, bit by bit; false if it is another. */
  public boolean compareAndSet(float expected, float value) {
    return cell()
        .compareAndSetInt(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(value));
  }
}
