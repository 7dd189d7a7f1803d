package mpj.multiprocessing.shared;

import java.lang.invoke.VarHandle;
import java.nio.IntBuffer;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.trace.EventKind;

/**
 * An array of ints in shared memory. See {@link Array}. Python's {@code Array("i", …)}.
 *
 * <p><b>What happens if a process dies here.</b> Each element has its old value or its new value.
 */
public final class IntArray extends Array {
  private static final long serialVersionUID = 1L;

  private final transient IntBuffer view;

  /**
   * Creates an array of {@code length} elements, all 0, with a lock of its own.
   *
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public IntArray(int length) {
    this(length, new RLock());
  }

  /**
   * Creates an array of {@code length} elements, all 0, with the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public IntArray(int length, Mutex lock) {
    this(create(Kind.INT, length, lock), lock);
  }

  /**
   * Creates an array with a copy of the values and a lock of its own.
   *
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public IntArray(int[] values) {
    this(values, new RLock());
  }

  /**
   * Creates an array with a copy of the values and the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public IntArray(int[] values, Mutex lock) {
    this(values.length, lock);
    set(0, values);
  }

  private IntArray(Elements elements, Mutex lock) {
    super(elements, lock);
    view = elements.bytes().asIntBuffer();
  }

  /**
   * Returns a new array of {@code length} elements, all 0, without a lock. Python's {@code
   * RawArray}.
   *
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static IntArray withoutLock(int length) {
    return new IntArray(length, null);
  }

  /**
   * Returns a new array with a copy of the values, without a lock.
   *
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static IntArray withoutLock(int... values) {
    return new IntArray(values, null);
  }

  /** Returns the array that another process sent, by its {@link #handle}. */
  public static IntArray attach(long handle) {
    return new IntArray(at(handle, Kind.INT), null);
  }

  /** Returns the element at an index. */
  public int get(int index) {
    int value = view.get(at(index));
    VarHandle.acquireFence();
    note(EventKind.VALUE_READ, value, index);
    return value;
  }

  /** Sets the element at an index. */
  public void set(int index, int value) {
    int at = at(index);
    VarHandle.releaseFence();
    view.put(at, value);
    note(EventKind.VALUE_WRITTEN, value, index);
  }

  /**
   * Returns a copy of the elements from {@code from} (inclusive) to {@code to} (exclusive). The
   * range is not read as a whole: see {@link Array}.
   */
  public int[] get(int from, int to) {
    int[] values = new int[size(from, to)];
    view.get(from, values);
    for (int i = 0; i < values.length; i++) {
      note(EventKind.VALUE_READ, values[i], from + i);
    }
    return values;
  }

  /**
   * Copies the values into the array, the first one to the index {@code from}. The range is not
   * written as a whole: see {@link Array}.
   */
  public void set(int from, int[] values) {
    requireRoom(from, values.length);
    view.put(from, values);
    for (int i = 0; i < values.length; i++) {
      note(EventKind.VALUE_WRITTEN, values[i], from + i);
    }
  }

  /**
   * Adds to an element atomically, and returns the sum. On overflow the sum wraps around, as with
   * {@code int}.
   */
  public int add(int index, int delta) {
    int sum = elements().addInt(at(index), delta);
    note(EventKind.VALUE_CHANGED, sum, index);
    return sum;
  }

  /** Adds 1 to an element atomically, and returns the sum. */
  public int increment(int index) {
    return add(index, 1);
  }

  /**
   * Sets an element atomically, if it has the expected value.
   *
   * @return whether the element was set
   */
  public boolean compareAndSet(int index, int expected, int value) {
    return elements().compareAndSetInt(at(index), expected, value);
  }

  /**
   * Returns a buffer over the array's own memory, for fast loops. Its accesses have no order among
   * processes: see {@link Array}.
   */
  public IntBuffer buffer() {
    return memory().asIntBuffer();
  }
}
