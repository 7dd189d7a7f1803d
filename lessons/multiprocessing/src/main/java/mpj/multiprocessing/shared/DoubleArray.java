package mpj.multiprocessing.shared;

import java.lang.invoke.VarHandle;
import java.nio.DoubleBuffer;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * Doubles of the shared memory, see {@link Array}. Python's {@code Array("d", …)}.
 *
 * <p><b>What happens if a process dies here.</b> Each element is the old one or the new one.
 */
public final class DoubleArray extends Array {
  private static final long serialVersionUID = 1L;

  private final transient DoubleBuffer view;

  /** So many elements, all 0, with a lock of their own. */
  public DoubleArray(int length) {
    this(length, new RLock());
  }

  /** So many elements with the lock given, which may belong to others, too; null: without. */
  public DoubleArray(int length, Mutex lock) {
    this(create(Kind.DOUBLE, length, lock), lock);
  }

  /** A copy of the values, with a lock of its own. */
  public DoubleArray(double[] values) {
    this(values, new RLock());
  }

  /** A copy of the values with the lock given, which may belong to others, too; null: without. */
  public DoubleArray(double[] values, Mutex lock) {
    this(values.length, lock);
    set(0, values);
  }

  private DoubleArray(Elements elements, Mutex lock) {
    super(elements, lock);
    view = elements.bytes().asDoubleBuffer();
  }

  /** Returns so many elements without a lock. Python's {@code RawArray}. */
  public static DoubleArray withoutLock(int length) {
    return new DoubleArray(length, null);
  }

  /** Returns a copy of the values without a lock. */
  public static DoubleArray withoutLock(double... values) {
    return new DoubleArray(values, null);
  }

  /** Returns the array at a place of the shared memory, as another process sent it. */
  public static DoubleArray attach(long handle) {
    return new DoubleArray(at(handle, Kind.DOUBLE), null);
  }

  public double get(int index) {
    double value = view.get(at(index));
    VarHandle.acquireFence();
    return value;
  }

  public void set(int index, double value) {
    int at = at(index);
    VarHandle.releaseFence();
    view.put(at, value);
  }

  /** Returns a copy of the elements from {@code from} to before {@code to}. */
  public double[] get(int from, int to) {
    double[] values = new double[size(from, to)];
    view.get(from, values);
    return values;
  }

  /** Copies the values to the elements from {@code from} on. */
  public void set(int from, double[] values) {
    requireRoom(from, values.length);
    view.put(from, values);
  }

  /** Adds to an element at once, and returns the sum. */
  public double add(int index, double delta) {
    while (true) {
      double before = get(index);
      double sum = before + delta;
      if (compareAndSet(index, before, sum)) {
        return sum;
      }
    }
  }

  /** Sets an element at once if it is the expected one, bit by bit; false if it is another. */
  public boolean compareAndSet(int index, double expected, double value) {
    return elements()
        .compareAndSetLong(
            at(index), Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value));
  }

  /** Returns the memory itself as a buffer, for fast loops; see {@link Array}. */
  public DoubleBuffer buffer() {
    return memory().asDoubleBuffer();
  }
}
