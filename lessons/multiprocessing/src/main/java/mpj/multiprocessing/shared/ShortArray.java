package mpj.multiprocessing.shared;

import java.lang.invoke.VarHandle;
import java.nio.ShortBuffer;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * Shorts of the shared memory, see {@link Array}. Python's {@code Array("h", …)}.
 *
 * <p><b>What happens if a process dies here.</b> Each element is the old one or the new one.
 */
public final class ShortArray extends Array {
  private static final long serialVersionUID = 1L;

  private final transient ShortBuffer view;

  /** So many elements, all 0, with a lock of their own. */
  public ShortArray(int length) {
    this(length, new RLock());
  }

  /** So many elements with the lock given, which may belong to others, too; null: without. */
  public ShortArray(int length, Mutex lock) {
    this(create(Kind.SHORT, length, lock), lock);
  }

  /** A copy of the values, with a lock of its own. */
  public ShortArray(short[] values) {
    this(values, new RLock());
  }

  /** A copy of the values with the lock given, which may belong to others, too; null: without. */
  public ShortArray(short[] values, Mutex lock) {
    this(values.length, lock);
    set(0, values);
  }

  private ShortArray(Elements elements, Mutex lock) {
    super(elements, lock);
    view = elements.bytes().asShortBuffer();
  }

  /** Returns so many elements without a lock. Python's {@code RawArray}. */
  public static ShortArray withoutLock(int length) {
    return new ShortArray(length, null);
  }

  /** Returns a copy of the values without a lock. */
  public static ShortArray withoutLock(short... values) {
    return new ShortArray(values, null);
  }

  /** Returns the array at a place of the shared memory, as another process sent it. */
  public static ShortArray attach(long handle) {
    return new ShortArray(at(handle, Kind.SHORT), null);
  }

  public short get(int index) {
    short value = view.get(at(index));
    VarHandle.acquireFence();
    return value;
  }

  public void set(int index, short value) {
    int at = at(index);
    VarHandle.releaseFence();
    view.put(at, value);
  }

  /** Returns a copy of the elements from {@code from} to before {@code to}. */
  public short[] get(int from, int to) {
    short[] values = new short[size(from, to)];
    view.get(from, values);
    return values;
  }

  /** Copies the values to the elements from {@code from} on. */
  public void set(int from, short[] values) {
    requireRoom(from, values.length);
    view.put(from, values);
  }

  /** Adds to an element at once, and returns the sum. It wraps around, as shorts do. */
  public short add(int index, short delta) {
    while (true) {
      short before = get(index);
      short sum = (short) (before + delta);
      if (compareAndSet(index, before, sum)) {
        return sum;
      }
    }
  }

  /** Adds 1 to an element at once, and returns the sum. */
  public short increment(int index) {
    return add(index, (short) 1);
  }

  /** Sets an element at once if it is the expected one; false if it is another. */
  public boolean compareAndSet(int index, short expected, short value) {
    return elements().compareAndSetPart(at(index), Short.BYTES, expected, value);
  }

  /** Returns the memory itself as a buffer, for fast loops; see {@link Array}. */
  public ShortBuffer buffer() {
    return memory().asShortBuffer();
  }
}
