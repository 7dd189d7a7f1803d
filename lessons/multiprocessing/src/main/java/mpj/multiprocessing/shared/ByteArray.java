package mpj.multiprocessing.shared;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * Bytes of the shared memory, see {@link Array}. Python's {@code Array("b", …)}.
 *
 * <p><b>What happens if a process dies here.</b> Each element is the old one or the new one.
 */
public final class ByteArray extends Array {
  private static final long serialVersionUID = 1L;

  private final transient ByteBuffer view;

  /** So many elements, all 0, with a lock of their own. */
  public ByteArray(int length) {
    this(length, new RLock());
  }

  /** So many elements with the lock given, which may belong to others, too; null: without. */
  public ByteArray(int length, Mutex lock) {
    this(create(Kind.BYTE, length, lock), lock);
  }

  /** A copy of the values, with a lock of its own. */
  public ByteArray(byte[] values) {
    this(values, new RLock());
  }

  /** A copy of the values with the lock given, which may belong to others, too; null: without. */
  public ByteArray(byte[] values, Mutex lock) {
    this(values.length, lock);
    set(0, values);
  }

  private ByteArray(Elements elements, Mutex lock) {
    super(elements, lock);
    view = elements.bytes();
  }

  /** Returns so many elements without a lock. Python's {@code RawArray}. */
  public static ByteArray withoutLock(int length) {
    return new ByteArray(length, null);
  }

  /** Returns a copy of the values without a lock. */
  public static ByteArray withoutLock(byte... values) {
    return new ByteArray(values, null);
  }

  /** Returns the array at a place of the shared memory, as another process sent it. */
  public static ByteArray attach(long handle) {
    return new ByteArray(at(handle, Kind.BYTE), null);
  }

  public byte get(int index) {
    byte value = view.get(at(index));
    VarHandle.acquireFence();
    return value;
  }

  public void set(int index, byte value) {
    int at = at(index);
    VarHandle.releaseFence();
    view.put(at, value);
  }

  /** Returns a copy of the elements from {@code from} to before {@code to}. */
  public byte[] get(int from, int to) {
    byte[] values = new byte[size(from, to)];
    view.get(from, values);
    return values;
  }

  /** Copies the values to the elements from {@code from} on. */
  public void set(int from, byte[] values) {
    requireRoom(from, values.length);
    view.put(from, values);
  }

  /** Adds to an element at once, and returns the sum. It wraps around, as bytes do. */
  public byte add(int index, byte delta) {
    while (true) {
      byte before = get(index);
      byte sum = (byte) (before + delta);
      if (compareAndSet(index, before, sum)) {
        return sum;
      }
    }
  }

  /** Adds 1 to an element at once, and returns the sum. */
  public byte increment(int index) {
    return add(index, (byte) 1);
  }

  /** Sets an element at once if it is the expected one; false if it is another. */
  public boolean compareAndSet(int index, byte expected, byte value) {
    return elements().compareAndSetPart(at(index), Byte.BYTES, expected, value);
  }

  /** Returns the memory itself as a buffer, for fast loops; see {@link Array}. */
  public ByteBuffer buffer() {
    return memory();
  }
}
