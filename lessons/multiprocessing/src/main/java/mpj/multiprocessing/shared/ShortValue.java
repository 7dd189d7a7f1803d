package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * A short of the shared memory, see {@link Value}. Python's {@code Value("h")}.
 *
 * <p><b>What happens if a process dies here.</b> The number is the old one or the new one.
 */
public final class ShortValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * A number with a lock of its own.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
   */
  public ShortValue(short initial) {
    this(initial, new RLock());
  }

  /** A number with the lock given, which may belong to others, too; null: without a lock. */
  public ShortValue(short initial, Mutex lock) {
    super(create(Kind.SHORT, initial, lock), lock);
  }

  private ShortValue(Cell cell) {
    super(cell, null);
  }

  /** Returns a number without a lock. Python's {@code RawValue}. */
  public static ShortValue withoutLock(short initial) {
    return new ShortValue(initial, null);
  }

  /** Returns the value at a place of the shared memory, as another process sent it. */
  public static ShortValue attach(long handle) {
    return new ShortValue(at(handle, Kind.SHORT));
  }

  public short get() {
    return (short) cell().getInt();
  }

  public void set(short value) {
    cell().setInt(value);
  }

  /** Adds at once, and returns the sum. It wraps around, as shorts do. */
  public short add(short delta) {
    Cell cell = cell();
    while (true) {
      int before = cell.getInt();
      short sum = (short) (before + delta);
      if (cell.compareAndSetInt(before, sum)) {
        return sum;
      }
    }
  }

  /** Adds 1 at once, and returns the sum. */
  public short increment() {
    return add((short) 1);
  }

  /** Sets the value at once if it is the expected one; false if it is another. */
  public boolean compareAndSet(short expected, short value) {
    return cell().compareAndSetInt(expected, value);
  }
}
