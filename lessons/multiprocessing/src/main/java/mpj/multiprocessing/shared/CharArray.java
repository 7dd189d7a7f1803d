package mpj.multiprocessing.shared;

import java.lang.invoke.VarHandle;
import java.nio.CharBuffer;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * An array of chars in shared memory. See {@link Array}. Python's {@code Array("u", …)}.
 *
 * <p><b>What happens if a process dies here.</b> Each element has its old value or its new value.
 */
public final class CharArray extends Array {
  private static final long serialVersionUID = 1L;

  private final transient CharBuffer view;

  /**
   * Creates an array of {@code length} elements, all 0, with a lock of its own.
   *
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public CharArray(int length) {
    this(length, new RLock());
  }

  /**
   * Creates an array of {@code length} elements, all 0, with the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public CharArray(int length, Mutex lock) {
    this(create(Kind.CHAR, length, lock), lock);
  }

  /**
   * Creates an array with a copy of the values and a lock of its own.
   *
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public CharArray(char[] values) {
    this(values, new RLock());
  }

  /**
   * Creates an array with a copy of the values and the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public CharArray(char[] values, Mutex lock) {
    this(values.length, lock);
    set(0, values);
  }

  private CharArray(Elements elements, Mutex lock) {
    super(elements, lock);
    view = elements.bytes().asCharBuffer();
  }

  /**
   * Returns a new array of {@code length} elements, all 0, without a lock. Python's {@code
   * RawArray}.
   *
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static CharArray withoutLock(int length) {
    return new CharArray(length, null);
  }

  /**
   * Returns a new array with a copy of the values, without a lock.
   *
   * @throws NullPointerException if {@code values} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static CharArray withoutLock(char... values) {
    return new CharArray(values, null);
  }

  /** Returns the array that another process sent, by its {@link #handle}. */
  public static CharArray attach(long handle) {
    return new CharArray(at(handle, Kind.CHAR), null);
  }

  /** Returns the element at an index. */
  public char get(int index) {
    char value = view.get(at(index));
    VarHandle.acquireFence();
    return value;
  }

  /** Sets the element at an index. */
  public void set(int index, char value) {
    int at = at(index);
    VarHandle.releaseFence();
    view.put(at, value);
  }

  /**
   * Returns a copy of the elements from {@code from} (inclusive) to {@code to} (exclusive). The
   * range is not read as a whole: see {@link Array}.
   */
  public char[] get(int from, int to) {
    char[] values = new char[size(from, to)];
    view.get(from, values);
    return values;
  }

  /**
   * Copies the values into the array, the first one to the index {@code from}. The range is not
   * written as a whole: see {@link Array}.
   */
  public void set(int from, char[] values) {
    requireRoom(from, values.length);
    view.put(from, values);
  }

  /**
   * Sets an element atomically, if it has the expected value.
   *
   * @return whether the element was set
   */
  public boolean compareAndSet(int index, char expected, char value) {
    return elements().compareAndSetPart(at(index), Character.BYTES, expected, value);
  }

  /**
   * Returns a buffer over the array's own memory, for fast loops. Its accesses have no order among
   * processes: see {@link Array}.
   */
  public CharBuffer buffer() {
    return memory().asCharBuffer();
  }
}
