package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.trace.EventKind;

/**
 * A long of the shared memory, see {@link Value}. Python's {@code Value("q")}.
 *
 * <p><b>What happens if a process dies here.</b> The number is the old one or the new one.
 */
public final class LongValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * A number with a lock of its own.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
   */
  public LongValue(long initial) {
    this(initial, new RLock());
  }

  /** A number with the lock given, which may belong to others, too; null: without a lock. */
  public LongValue(long initial, Mutex lock) {
    super(create(Kind.LONG, initial, lock), lock);
  }

  private LongValue(Cell cell) {
    super(cell, null);
  }

  /** Returns a number without a lock. Python's {@code RawValue}. */
  public static LongValue withoutLock(long initial) {
    return new LongValue(initial, null);
  }

  /** Returns the value at a place of the shared memory, as another process sent it. */
  public static LongValue attach(long handle) {
    return new LongValue(at(handle, Kind.LONG));
  }

  public long get() {
    long value = cell().getLong();
    note(EventKind.VALUE_READ, value, 0);
    return value;
  }

  public void set(long value) {
    cell().setLong(value);
    note(EventKind.VALUE_WRITTEN, value, 0);
  }

  /** Adds at once, and returns the sum. It wraps around, as longs do. */
  public long add(long delta) {
    long sum = cell().addLong(delta);
    note(EventKind.VALUE_CHANGED, sum, 0);
    return sum;
  }

  /** Adds 1 at once, and returns the sum. */
  public long increment() {
    return add(1);
  }

  /** Sets the value at once if it is the expected one; false if it is another. */
  public boolean compareAndSet(long expected, long value) {
    boolean done = cell().compareAndSetLong(expected, value);
    if (done) {
      note(EventKind.VALUE_CHANGED, value, 0);
    }
    return done;
  }
}
