package mpj.multiprocessing.shared;

import java.lang.invoke.VarHandle;
import java.nio.FloatBuffer;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * Floats of the shared memory, see {@link Array}. Python's {@code Array("f", …)}.
 *
 * <p><b>What happens if a process dies here.</b> Each element is the old one or the new one.
 */
public final class FloatArray extends Array {
  private static final long serialVersionUID = 1L;

  private final transient FloatBuffer view;

  /** So many elements, all 0, with a lock of their own. */
  public FloatArray(int length) {
    this(length, new RLock());
  }

  /** So many elements with the lock given, which may belong to others, too; null: without. */
  public FloatArray(int length, Mutex lock) {
    this(create(Kind.FLOAT, length, lock), lock);
  }

  /** A copy of the values, with a lock of its own. */
  public FloatArray(float[] values) {
    this(values, new RLock());
  }

  /** A copy of the values with the lock given, which may belong to others, too; null: without. */
  public FloatArray(float[] values, Mutex lock) {
    this(values.length, lock);
    set(0, values);
  }

  private FloatArray(Elements elements, Mutex lock) {
    super(elements, lock);
    view = elements.bytes().asFloatBuffer();
  }

  /** Returns so many elements without a lock. Python's {@code RawArray}. */
  public static FloatArray withoutLock(int length) {
    return new FloatArray(length, null);
  }

  /** Returns a copy of the values without a lock. */
  public static FloatArray withoutLock(float... values) {
    return new FloatArray(values, null);
  }

  /** Returns the array at a place of the shared memory, as another process sent it. */
  public static FloatArray attach(long handle) {
    return new FloatArray(at(handle, Kind.FLOAT), null);
  }

  public float get(int index) {
    float value = view.get(at(index));
    VarHandle.acquireFence();
    return value;
  }

  public void set(int index, float value) {
    int at = at(index);
    VarHandle.releaseFence();
    view.put(at, value);
  }

  /** Returns a copy of the elements from {@code from} to before {@code to}. */
  public float[] get(int from, int to) {
    float[] values = new float[size(from, to)];
    view.get(from, values);
    return values;
  }

  /** Copies the values to the elements from {@code from} on. */
  public void set(int from, float[] values) {
    requireRoom(from, values.length);
    view.put(from, values);
  }

  /** Adds to an element at once, and returns the sum. */
  public float add(int index, float delta) {
    while (true) {
      float before = get(index);
      float sum = before + delta;
      if (compareAndSet(index, before, sum)) {
        return sum;
      }
    }
  }

  /** Sets an element at once if it is the expected one, bit by bit; false if it is another. */
  public boolean compareAndSet(int index, float expected, float value) {
    return elements()
        .compareAndSetInt(
            at(index), Float.floatToRawIntBits(expected), Float.floatToRawIntBits(value));
  }

  /** Returns the memory itself as a buffer, for fast loops; see {@link Array}. */
  public FloatBuffer buffer() {
    return memory().asFloatBuffer();
  }
}
