package mpj.multiprocessing.shared;

import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * A char of the shared memory, see {@link Value}. Python's {@code Value("u")}.
 *
 * <p><b>What happens if a process dies here.</b> The character is the old one or the new one.
 */
public final class CharValue extends Value {
  private static final long serialVersionUID = 1L;

  /**
   * A character with a lock of its own.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
   */
  public CharValue(char initial) {
    this(initial, new RLock());
  }

  /** A character with the lock given, which may belong to others, too; null: without a lock. */
  public CharValue(char initial, Mutex lock) {
    super(create(Kind.CHAR, initial, lock), lock);
  }

  private CharValue(Cell cell) {
    super(cell, null);
  }

  /** Returns a character without a lock. Python's {@code RawValue}. */
  public static CharValue withoutLock(char initial) {
    return new CharValue(initial, null);
  }

  /** Returns the value at a place of the shared memory, as another process sent it. */
  public static CharValue attach(long handle) {
    return new CharValue(at(handle, Kind.CHAR));
  }

  public char get() {
    return (char) cell().getInt();
  }

  public void set(char value) {
    cell().setInt(value);
  }

  /** Sets the value at once if it is the expected one; false if it is another. */
  public boolean compareAndSet(char expected, char value) {
    return cell().compareAndSetInt(expected, value);
  }
}
