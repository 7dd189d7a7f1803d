package mpj.multiprocessing.shared;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * An array of booleans in shared memory. See {@link Array}. Python's {@code Array(c_bool, …)}.
 *
 * <p><b>What happens if a process dies here.</b> Each element has its old value or its new value.
 */
public final class BooleanArray extends Array {
  private static final long serialVersionUID = 1L;

  private final transient ByteBuffer view;

  /**
   * Creates an array of {@code length} elements, all false, with a lock of its own.
   *
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public BooleanArray(int length) {
    this(length, new RLock());
  }

  /**
   * Creates an array of {@code length} elements, all false, with the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public BooleanArray(int length, Mutex lock) {
    this(create(Kind.BOOLEAN, length, lock), lock);
  }

  /**
   * Creates an array with a copy of the values and a lock of its own.
   *
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public BooleanArray(boolean[] values) {
    this(values, new RLock());
  }

  /**
   * Creates an array with a copy of the values and the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public BooleanArray(boolean[] values, Mutex lock) {
    this(values.length, lock);
    set(0, values);
  }

  private BooleanArray(Elements elements, Mutex lock) {
    super(elements, lock);
    view = elements.bytes();
  }

  /**
   * Returns a new array of {@code length} elements, all false, without a lock. Python's {@code
   * RawArray}.
   *
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static BooleanArray withoutLock(int length) {
    return new BooleanArray(length, null);
  }

  /**
   * Returns a new array with a copy of the values, without a lock.
   *
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static BooleanArray withoutLock(boolean... values) {
    return new BooleanArray(values, null);
  }

  /** Returns the array that another process sent, by its {@link #handle}. */
  public static BooleanArray attach(long handle) {
    return new BooleanArray(at(handle, Kind.BOOLEAN), null);
  }

  /** Returns the element at an index. */
  public boolean get(int index) {
    boolean value = view.get(at(index)) != 0;
    VarHandle.acquireFence();
    return value;
  }

  /** Sets the element at an index. */
  public void set(int index, boolean value) {
    int at = at(index);
    VarHandle.releaseFence();
    view.put(at, (byte) (value ? 1 : 0));
  }

  /**
   * Returns a copy of the elements from {@code from} (inclusive) to {@code to} (exclusive). The
   * range is not read as a whole: see {@link Array}.
   */
  public boolean[] get(int from, int to) {
    boolean[] values = new boolean[size(from, to)];
    for (int i = 0; i < values.length; i++) {
      values[i] = view.get(from + i) != 0;
    }
    return values;
  }

  /**
   * Copies the values into the array, the first one to the index {@code from}. The range is not
   * written as a whole: see {@link Array}.
   */
  public void set(int from, boolean[] values) {
    requireRoom(from, values.length);
    for (int i = 0; i < values.length; i++) {
      view.put(from + i, (byte) (values[i] ? 1 : 0));
    }
  }

  /**
   * Returns a buffer over the array's own memory, for fast loops: one byte for each element, 0 for
   * false and 1 for true. Its accesses have no order among processes: see {@link Array}.
   */
  public ByteBuffer buffer() {
    return memory();
  }

  /**
   * Sets an element atomically, if it has the expected value.
   *
   * @return whether the element was set
   */
  public boolean compareAndSet(int index, boolean expected, boolean value) {
    return elements().compareAndSetPart(at(index), Byte.BYTES, expected ? 1 : 0, value ? 1 : 0);
  }
}
