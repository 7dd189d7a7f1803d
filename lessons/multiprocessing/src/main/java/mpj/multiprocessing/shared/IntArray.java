package mpj.multiprocessing.shared;

import java.lang.invoke.VarHandle;
import java.nio.IntBuffer;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.trace.EventKind;

/**
 * Ints of the shared memory, see {@link Array}. Python's {@code Array("i", …)}.
 *
 * <p><b>What happens if a process dies here.</b> Each element is the old one or the new one.
 */
public final class IntArray extends Array {
  private static final long serialVersionUID = 1L;

  private final transient IntBuffer view;

  /** So many elements, all 0, with a lock of their own. */
  public IntArray(int length) {
    this(length, new RLock());
  }

  /** So many elements with the lock given, which may belong to others, too; null: without. */
  public IntArray(int length, Mutex lock) {
    this(create(Kind.INT, length, lock), lock);
  }

  /** A copy of the values, with a lock of its own. */
  public IntArray(int[] values) {
    this(values, new RLock());
  }

  /** A copy of the values with the lock given, which may belong to others, too; null: without. */
  public IntArray(int[] values, Mutex lock) {
    this(values.length, lock);
    set(0, values);
  }

  private IntArray(Elements elements, Mutex lock) {
    super(elements, lock);
    view = elements.bytes().asIntBuffer();
  }

  /** Returns so many elements without a lock. Python's {@code RawArray}. */
  public static IntArray withoutLock(int length) {
    return new IntArray(length, null);
  }

  /** Returns a copy of the values without a lock. */
  public static IntArray withoutLock(int... values) {
    return new IntArray(values, null);
  }

  /** Returns the array at a place of the shared memory, as another process sent it. */
  public static IntArray attach(long handle) {
    return new IntArray(at(handle, Kind.INT), null);
  }

  public int get(int index) {
    int value = view.get(at(index));
    VarHandle.acquireFence();
    note(EventKind.VALUE_READ, value, index);
    return value;
  }

  public void set(int index, int value) {
    int at = at(index);
    VarHandle.releaseFence();
    view.put(at, value);
    note(EventKind.VALUE_WRITTEN, value, index);
  }

  /** Returns a copy of the elements from {@code from} to before {@code to}. */
  public int[] get(int from, int to) {
    int[] values = new int[size(from, to)];
    view.get(from, values);
    for (int i = 0; i < values.length; i++) {
      note(EventKind.VALUE_READ, values[i], from + i);
    }
    return values;
  }

  /** Copies the values to the elements from {@code from} on. */
  public void set(int from, int[] values) {
    requireRoom(from, values.length);
    view.put(from, values);
    for (int i = 0; i < values.length; i++) {
      note(EventKind.VALUE_WRITTEN, values[i], from + i);
    }
  }

  /** Adds to an element at once, and returns the sum. It wraps around, as ints do. */
  public int add(int index, int delta) {
    int sum = elements().addInt(at(index), delta);
    note(EventKind.VALUE_CHANGED, sum, index);
    return sum;
  }

  /** Adds 1 to an element at once, and returns the sum. */
  public int increment(int index) {
    return add(index, 1);
  }

  /** Sets an element at once if it is the expected one; false if it is another. */
  public boolean compareAndSet(int index, int expected, int value) {
    return elements().compareAndSetInt(at(index), expected, value);
  }

  /** Returns the memory itself as a buffer, for fast loops; see {@link Array}. */
  public IntBuffer buffer() {
    return memory().asIntBuffer();
  }
}
