package mpj.multiprocessing.shared;

import java.lang.invoke.VarHandle;
import java.nio.LongBuffer;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.trace.EventKind;

/**
 * Longs of the shared memory, see {@link Array}. Python's {@code Array("q", …)}.
 *
 * <p><b>What happens if a process dies here.</b> Each element is the old one or the new one.
 */
public final class LongArray extends Array {
  private static final long serialVersionUID = 1L;

  private final transient LongBuffer view;

  /** So many elements, all 0, with a lock of their own. */
  public LongArray(int length) {
    this(length, new RLock());
  }

  /** So many elements with the lock given, which may belong to others, too; null: without. */
  public LongArray(int length, Mutex lock) {
    this(create(Kind.LONG, length, lock), lock);
  }

  /** A copy of the values, with a lock of its own. */
  public LongArray(long[] values) {
    this(values, new RLock());
  }

  /** A copy of the values with the lock given, which may belong to others, too; null: without. */
  public LongArray(long[] values, Mutex lock) {
    this(values.length, lock);
    set(0, values);
  }

  private LongArray(Elements elements, Mutex lock) {
    super(elements, lock);
    view = elements.bytes().asLongBuffer();
  }

  /** Returns so many elements without a lock. Python's {@code RawArray}. */
  public static LongArray withoutLock(int length) {
    return new LongArray(length, null);
  }

  /** Returns a copy of the values without a lock. */
  public static LongArray withoutLock(long... values) {
    return new LongArray(values, null);
  }

  /** Returns the array at a place of the shared memory, as another process sent it. */
  public static LongArray attach(long handle) {
    return new LongArray(at(handle, Kind.LONG), null);
  }

  public long get(int index) {
    long value = view.get(at(index));
    VarHandle.acquireFence();
    note(EventKind.VALUE_READ, value, index);
    return value;
  }

  public void set(int index, long value) {
    int at = at(index);
    VarHandle.releaseFence();
    view.put(at, value);
    note(EventKind.VALUE_WRITTEN, value, index);
  }

  /** Returns a copy of the elements from {@code from} to before {@code to}. */
  public long[] get(int from, int to) {
    long[] values = new long[size(from, to)];
    view.get(from, values);
    for (int i = 0; i < values.length; i++) {
      note(EventKind.VALUE_READ, values[i], from + i);
    }
    return values;
  }

  /** Copies the values to the elements from {@code from} on. */
  public void set(int from, long[] values) {
    requireRoom(from, values.length);
    view.put(from, values);
    for (int i = 0; i < values.length; i++) {
      note(EventKind.VALUE_WRITTEN, values[i], from + i);
    }
  }

  /** Adds to an element at once, and returns the sum. It wraps around, as longs do. */
  public long add(int index, long delta) {
    long sum = elements().addLong(at(index), delta);
    note(EventKind.VALUE_CHANGED, sum, index);
    return sum;
  }

  /** Adds 1 to an element at once, and returns the sum. */
  public long increment(int index) {
    return add(index, 1);
  }

  /** Sets an element at once if it is the expected one; false if it is another. */
  public boolean compareAndSet(int index, long expected, long value) {
    return elements().compareAndSetLong(at(index), expected, value);
  }

  /** Returns the memory itself as a buffer, for fast loops; see {@link Array}. */
  public LongBuffer buffer() {
    return memory().asLongBuffer();
  }
}
