package mpj.multiprocessing.shared;

import java.lang.invoke.VarHandle;
import java.nio.DoubleBuffer;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * An array of doubles in shared memory. See {@link Array}. Python's {@code Array("d", …)}.
 *
 * <p><b>What happens if a process dies here.</b> Each element has its old value or its new value.
 */
public final class DoubleArray extends Array {
  private static final long serialVersionUID = 1L;

  private final transient DoubleBuffer view;

  /**
   * Creates an array of {@code length} elements, all 0, with a lock of its own.
   *
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public DoubleArray(int length) {
    this(length, new RLock());
  }

  /**
   * Creates an array of {@code length} elements, all 0, with the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public DoubleArray(int length, Mutex lock) {
    this(create(Kind.DOUBLE, length, lock), lock);
  }

  /**
   * Creates an array with a copy of the values and a lock of its own.
   *
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public DoubleArray(double[] values) {
    this(values, new RLock());
  }

  /**
   * Creates an array with a copy of the values and the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public DoubleArray(double[] values, Mutex lock) {
    this(values.length, lock);
    set(0, values);
  }

  private DoubleArray(Elements elements, Mutex lock) {
    super(elements, lock);
    view = elements.bytes().asDoubleBuffer();
  }

  /**
   * Returns a new array of {@code length} elements, all 0, without a lock. Python's {@code
   * RawArray}.
   *
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static DoubleArray withoutLock(int length) {
    return new DoubleArray(length, null);
  }

  /**
   * Returns a new array with a copy of the values, without a lock.
   *
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static DoubleArray withoutLock(double... values) {
    return new DoubleArray(values, null);
  }

  /** Returns the array that another process sent, by its {@link #handle}. */
  public static DoubleArray attach(long handle) {
    return new DoubleArray(at(handle, Kind.DOUBLE), null);
  }

  /** Returns the element at an index. */
  public double get(int index) {
    double value = view.get(at(index));
    VarHandle.acquireFence();
    return value;
  }

  /** Sets the element at an index. */
  public void set(int index, double value) {
    int at = at(index);
    VarHandle.releaseFence();
    view.put(at, value);
  }

  /**
   * Returns a copy of the elements from {@code from} (inclusive) to {@code to} (exclusive). The
   * range is not read as a whole: see {@link Array}.
   */
  public double[] get(int from, int to) {
    double[] values = new double[size(from, to)];
    view.get(from, values);
    return values;
  }

  /**
   * Copies the values into the array, the first one to the index {@code from}. The range is not
   * written as a whole: see {@link Array}.
   */
  public void set(int from, double[] values) {
    requireRoom(from, values.length);
    view.put(from, values);
  }

  /** Adds to an element atomically, and returns the sum. */
  public double add(int index, double delta) {
    while (true) {
      double before = get(index);
      double sum = before + delta;
      if (compareAndSet(index, before, sum)) {
        return sum;
      }
    }
  }

  /**
   * Sets an element atomically, if it has the expected value. The values are compared bit by bit.
   *
   * @return whether the element was set
   */
  public boolean compareAndSet(int index, double expected, double value) {
    return elements()
        .compareAndSetLong(
            at(index), Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value));
  }

  /**
   * Returns a buffer over the array's own memory, for fast loops. Its accesses have no order among
   * processes: see {@link Array}.
   */
  public DoubleBuffer buffer() {
    return memory().asDoubleBuffer();
  }
}
