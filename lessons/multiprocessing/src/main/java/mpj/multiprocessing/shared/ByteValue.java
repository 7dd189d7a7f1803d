package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * A byte of the shared memory, see {@link Value}. Python's {@code Value("b")}.
 *
 * <p><b>What happens if a process dies here.</b> The number is the old one or the new one.
 */
public final class ByteValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * A number with a lock of its own.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
   */
  public ByteValue(byte initial) {
    this(initial, new RLock());
  }

  /** A number with the lock given, which may belong to others, too; null: without a lock. */
  public ByteValue(byte initial, Mutex lock) {
    super(create(Kind.BYTE, initial, lock), lock);
  }

  private ByteValue(Cell cell) {
    super(cell, null);
  }

  /** Returns a number without a lock. Python's {@code RawValue}. */
  public static ByteValue withoutLock(byte initial) {
    return new ByteValue(initial, null);
  }

  /** Returns the value at a place of the shared memory, as another process sent it. */
  public static ByteValue attach(long handle) {
    return new ByteValue(at(handle, Kind.BYTE));
  }

  public byte get() {
    return (byte) cell().getInt();
  }

  public void set(byte value) {
    cell().setInt(value);
  }

  /** Adds at once, and returns the sum. It wraps around, as bytes do. */
  public byte add(byte delta) {
    Cell cell = cell();
    while (true) {
      int before = cell.getInt();
      byte sum = (byte) (before + delta);
      if (cell.compareAndSetInt(before, sum)) {
        return sum;
      }
    }
  }

  /** Adds 1 at once, and returns the sum. */
  public byte increment() {
    return add((byte) 1);
  }

  /** Sets the value at once if it is the expected one; false if it is another. */
  public boolean compareAndSet(byte expected, byte value) {
    return cell().compareAndSetInt(expected, value);
  }
}
