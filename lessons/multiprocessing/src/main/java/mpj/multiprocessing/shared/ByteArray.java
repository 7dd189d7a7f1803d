package mpj.multiprocessing.shared;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * An array of bytes in shared memory. See {@link Array}. Python's {@code Array("b", …)}.
 *
 * <p><b>What happens if a process dies here.</b> Each element has its old value or its new value.
 */
public final class ByteArray extends Array {
  private static final long serialVersionUID = 1L;

  private final transient ByteBuffer view;

  /**
   * Creates an array of {@code length} elements, all 0, with a lock of its own.
   *
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public ByteArray(int length) {
    this(length, new RLock());
  }

  /**
   * Creates an array of {@code length} elements, all 0, with the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public ByteArray(int length, Mutex lock) {
    this(create(Kind.BYTE, length, lock), lock);
  }

  /**
   * Creates an array with a copy of the values and a lock of its own.
   *
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public ByteArray(byte[] values) {
    this(values, new RLock());
  }

  /**
   * Creates an array with a copy of the values and the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public ByteArray(byte[] values, Mutex lock) {
    this(values.length, lock);
    set(0, values);
  }

  private ByteArray(Elements elements, Mutex lock) {
    super(elements, lock);
    view = elements.bytes();
  }

  /**
   * Returns a new array of {@code length} elements, all 0, without a lock. Python's {@code
   * RawArray}.
   *
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static ByteArray withoutLock(int length) {
    return new ByteArray(length, null);
  }

  /**
   * Returns a new array with a copy of the values, without a lock.
   *
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static ByteArray withoutLock(byte... values) {
    return new ByteArray(values, null);
  }

  /** Returns the array that another process sent, by its {@link #handle}. */
  public static ByteArray attach(long handle) {
    return new ByteArray(at(handle, Kind.BYTE), null);
  }

  /** Returns the element at an index. */
  public byte get(int index) {
    byte value = view.get(at(index));
    VarHandle.acquireFence();
    return value;
  }

  /** Sets the element at an index. */
  public void set(int index, byte value) {
    int at = at(index);
    VarHandle.releaseFence();
    view.put(at, value);
  }

  /**
   * Returns a copy of the elements from {@code from} (inclusive) to {@code to} (exclusive). The
   * range is not read as a whole: see {@link Array}.
   */
  public byte[] get(int from, int to) {
    byte[] values = new byte[size(from, to)];
    view.get(from, values);
    return values;
  }

  /**
   * Copies the values into the array, the first one to the index {@code from}. The range is not
   * written as a whole: see {@link Array}.
   */
  public void set(int from, byte[] values) {
    requireRoom(from, values.length);
    view.put(from, values);
  }

  /**
   * Adds to an element atomically, and returns the sum. On overflow the sum wraps around, as with
   * {@code byte}.
   */
  public byte add(int index, byte delta) {
    while (true) {
      byte before = get(index);
      byte sum = (byte) (before + delta);
      if (compareAndSet(index, before, sum)) {
        return sum;
      }
    }
  }

  /** Adds 1 to an element atomically, and returns the sum. */
  public byte increment(int index) {
    return add(index, (byte) 1);
  }

  /**
   * Sets an element atomically, if it has the expected value.
   *
   * @return whether the element was set
   */
  public boolean compareAndSet(int index, byte expected, byte value) {
    return elements().compareAndSetPart(at(index), Byte.BYTES, expected, value);
  }

  /**
   * Returns a buffer over the array's own memory, for fast loops. Its accesses have no order among
   * processes: see {@link Array}.
   */
  public ByteBuffer buffer() {
    return memory();
  }
}
