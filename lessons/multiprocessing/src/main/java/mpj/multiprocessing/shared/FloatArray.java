package mpj.multiprocessing.shared;

import java.lang.invoke.VarHandle;
import java.nio.FloatBuffer;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * An array of floats in shared memory. See {@link Array}. Python's {@code Array("f", …)}.
 *
 * <p><b>What happens if a process dies here.</b> Each element has its old value or its new value.
 */
public final class FloatArray extends Array {
  private static final long serialVersionUID = 1L;

  private final transient FloatBuffer view;

  /**
   * Creates an array of {@code length} elements, all 0, with a lock of its own.
   *
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public FloatArray(int length) {
    this(length, new RLock());
  }

  /**
   * Creates an array of {@code length} elements, all 0, with the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public FloatArray(int length, Mutex lock) {
    this(create(Kind.FLOAT, length, lock), lock);
  }

  /**
   * Creates an array with a copy of the values and a lock of its own.
   *
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public FloatArray(float[] values) {
    this(values, new RLock());
  }

  /**
   * Creates an array with a copy of the values and the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public FloatArray(float[] values, Mutex lock) {
    this(values.length, lock);
    set(0, values);
  }

  private FloatArray(Elements elements, Mutex lock) {
    super(elements, lock);
    view = elements.bytes().asFloatBuffer();
  }

  /**
   * Returns a new array of {@code length} elements, all 0, without a lock. Python's {@code
   * RawArray}.
   *
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static FloatArray withoutLock(int length) {
    return new FloatArray(length, null);
  }

  /**
   * Returns a new array with a copy of the values, without a lock.
   *
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static FloatArray withoutLock(float... values) {
    return new FloatArray(values, null);
  }

  /** Returns the array that another process sent, by its {@link #handle}. */
  public static FloatArray attach(long handle) {
    return new FloatArray(at(handle, Kind.FLOAT), null);
  }

  /** Returns the element at an index. */
  public float get(int index) {
    float value = view.get(at(index));
    VarHandle.acquireFence();
    return value;
  }

  /** Sets the element at an index. */
  public void set(int index, float value) {
    int at = at(index);
    VarHandle.releaseFence();
    view.put(at, value);
  }

  /**
   * Returns a copy of the elements from {@code from} (inclusive) to {@code to} (exclusive). The
   * range is not read as a whole: see {@link Array}.
   */
  public float[] get(int from, int to) {
    float[] values = new float[size(from, to)];
    view.get(from, values);
    return values;
  }

  /**
   * Copies the values into the array, the first one to the index {@code from}. The range is not
   * written as a whole: see {@link Array}.
   */
  public void set(int from, float[] values) {
    requireRoom(from, values.length);
    view.put(from, values);
  }

  /** Adds to an element atomically, and returns the sum. */
  public float add(int index, float delta) {
    while (true) {
      float before = get(index);
      float sum = before + delta;
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
  public boolean compareAndSet(int index, float expected, float value) {
    return elements()
        .compareAndSetInt(
            at(index), Float.floatToRawIntBits(expected), Float.floatToRawIntBits(value));
  }

  /**
   * Returns a buffer over the array's own memory, for fast loops. Its accesses have no order among
   * processes: see {@link Array}.
   */
  public FloatBuffer buffer() {
    return memory().asFloatBuffer();
  }
}
