package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.trace.EventKind;

/**
 * A long in shared memory. See {@link Value}. Python's {@code Value("q")}.
 *
 * <p><b>What happens if a process dies here.</b> The value is the old one or the new one.
 */
public final class LongValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a value with a lock of its own.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public LongValue(long initial) {
    this(initial, new RLock());
  }

  /**
   * Creates a value with the given lock.
   *
   * @param lock may be the lock of other objects, too; null for no lock
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public LongValue(long initial, Mutex lock) {
    super(create(Kind.LONG, initial, lock), lock);
  }

  private LongValue(Cell cell) {
    super(cell, null);
  }

  /**
   * Returns a new value without a lock. Python's {@code RawValue}.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static LongValue withoutLock(long initial) {
    return new LongValue(initial, null);
  }

  /** Returns the value that another process sent, by its {@link #handle}. */
  public static LongValue attach(long handle) {
    return new LongValue(at(handle, Kind.LONG));
  }

  /** Returns the value. */
  public long get() {
    long value = cell().getLong();
    note(EventKind.VALUE_READ, value, 0);
    return value;
  }

  /** Sets the value. */
  public void set(long value) {
    cell().setLong(value);
    note(EventKind.VALUE_WRITTEN, value, 0);
  }

  /**
   * Adds to the value atomically, and returns the sum. On overflow the sum wraps around, as with
   * {@code long}.
   */
  public long add(long delta) {
    long sum = cell().addLong(delta);
    note(EventKind.VALUE_CHANGED, sum, 0);
    return sum;
  }

  /** Adds 1 to the value atomically, and returns the sum. */
  public long increment() {
    return add(1);
  }

  /**
   * Sets the value atomically, if it is the expected one.
   *
   * @return whether the value was set
   */
  public boolean compareAndSet(long expected, long value) {
    boolean done = cell().compareAndSetLong(expected, value);
    if (done) {
      note(EventKind.VALUE_CHANGED, value, 0);
    }
    return done;
  }
}
