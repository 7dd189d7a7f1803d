package mpj.multiprocessing.shared;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * Booleans of the shared memory, see {@link Array}. Python's {@code Array(c_bool, …)}.
 *
 * <p><b>What happens if a process dies here.</b> Each element is the old one or the new one.
 */
public final class BooleanArray extends Array {
  private static final long serialVersionUID = 1L;

  private final transient ByteBuffer view;

  /** So many elements, all false, with a lock of their own. */
  public BooleanArray(int length) {
    this(length, new RLock());
  }

  /** So many elements with the lock given, which may belong to others, too; null: without. */
  public BooleanArray(int length, Mutex lock) {
    this(create(Kind.BOOLEAN, length, lock), lock);
  }

  /** A copy of the values, with a lock of its own. */
  public BooleanArray(boolean[] values) {
    this(values, new RLock());
  }

  /** A copy of the values with the lock given, which may belong to others, too; null: without. */
  public BooleanArray(boolean[] values, Mutex lock) {
    this(values.length, lock);
    set(0, values);
  }

  private BooleanArray(Elements elements, Mutex lock) {
    super(elements, lock);
    view = elements.bytes();
  }

  /** Returns so many elements without a lock. Python's {@code RawArray}. */
  public static BooleanArray withoutLock(int length) {
    return new BooleanArray(length, null);
  }

  /** Returns a copy of the values without a lock. */
  public static BooleanArray withoutLock(boolean... values) {
    return new BooleanArray(values, null);
  }

  /** Returns the array at a place of the shared memory, as another process sent it. */
  public static BooleanArray attach(long handle) {
    return new BooleanArray(at(handle, Kind.BOOLEAN), null);
  }

  public boolean get(int index) {
    boolean value = view.get(at(index)) != 0;
    VarHandle.acquireFence();
    return value;
  }

  public void set(int index, boolean value) {
    int at = at(index);
    VarHandle.releaseFence();
    view.put(at, (byte) (value ? 1 : 0));
  }

  /** Returns a copy of the elements from {@code from} to before {@code to}. */
  public boolean[] get(int from, int to) {
    boolean[] values = new boolean[size(from, to)];
    for (int i = 0; i < values.length; i++) {
      values[i] = view.get(from + i) != 0;
    }
    return values;
  }

  /** Copies the values to the elements from {@code from} on. */
  public void set(int from, boolean[] values) {
    requireRoom(from, values.length);
    for (int i = 0; i < values.length; i++) {
      view.put(from + i, (byte) (values[i] ? 1 : 0));
    }
  }

  /**
   * Returns the memory itself as bytes, 0 for false and 1 for true, for fast loops; see {@link
   * Array}.
   */
  public ByteBuffer buffer() {
    return memory();
  }

  /** Sets an element at once if it is the expected one; false if it is another. */
  public boolean compareAndSet(int index, boolean expected, boolean value) {
    return elements().compareAndSetPart(at(index), Byte.BYTES, expected ? 1 : 0, value ? 1 : 0);
  }
}
