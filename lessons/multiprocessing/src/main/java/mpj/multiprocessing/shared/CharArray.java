package mpj.multiprocessing.shared;

import java.lang.invoke.VarHandle;
import java.nio.CharBuffer;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * Chars of the shared memory, see {@link Array}. Python's {@code Array("u", …)}.
 *
 * <p><b>What happens if a process dies here.</b> Each element is the old one or the new one.
 */
public final class CharArray extends Array {
  private static final long serialVersionUID = 1L;

  private final transient CharBuffer view;

  /** So many elements, all 0, with a lock of their own. */
  public CharArray(int length) {
    this(length, new RLock());
  }

  /** So many elements with the lock given, which may belong to others, too; null: without. */
  public CharArray(int length, Mutex lock) {
    this(create(Kind.CHAR, length, lock), lock);
  }

  /** A copy of the values, with a lock of its own. */
  public CharArray(char[] values) {
    this(values, new RLock());
  }

  /** A copy of the values with the lock given, which may belong to others, too; null: without. */
  public CharArray(char[] values, Mutex lock) {
    this(values.length, lock);
    set(0, values);
  }

  private CharArray(Elements elements, Mutex lock) {
    super(elements, lock);
    view = elements.bytes().asCharBuffer();
  }

  /** Returns so many elements without a lock. Python's {@code RawArray}. */
  public static CharArray withoutLock(int length) {
    return new CharArray(length, null);
  }

  /** Returns a copy of the values without a lock. */
  public static CharArray withoutLock(char... values) {
    return new CharArray(values, null);
  }

  /** Returns the array at a place of the shared memory, as another process sent it. */
  public static CharArray attach(long handle) {
    return new CharArray(at(handle, Kind.CHAR), null);
  }

  public char get(int index) {
    char value = view.get(at(index));
    VarHandle.acquireFence();
    return value;
  }

  public void set(int index, char value) {
    int at = at(index);
    VarHandle.releaseFence();
    view.put(at, value);
  }

  /** Returns a copy of the elements from {@code from} to before {@code to}. */
  public char[] get(int from, int to) {
    char[] values = new char[size(from, to)];
    view.get(from, values);
    return values;
  }

  /** Copies the values to the elements from {@code from} on. */
  public void set(int from, char[] values) {
    requireRoom(from, values.length);
    view.put(from, values);
  }

  /** Sets an element at once if it is the expected one; false if it is another. */
  public boolean compareAndSet(int index, char expected, char value) {
    return elements().compareAndSetPart(at(index), Character.BYTES, expected, value);
  }

  /** Returns the memory itself as a buffer, for fast loops; see {@link Array}. */
  public CharBuffer buffer() {
    return memory().asCharBuffer();
  }
}
