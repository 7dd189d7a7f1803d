package mpj.multiprocessing.internal.arena;

import java.util.HashSet;
import java.util.Set;

/**
 * A process that has died, and the locks and permits that it held. Only one thread of the main
 * process uses it.
 */
public final class Death {
  private final int slot;
  private final boolean byAccident;
  private final ReleaseListener listener;
  private final Set<Long> held = new HashSet<>();

  /**
   * Makes an object for a dead process.
   *
   * @param slot its slot, which no other process has yet
   * @param byAccident whether it was killed or failed, rather than ended with exit code 0
   * @param listener receives the locks and permits that it held
   */
  public Death(int slot, boolean byAccident, ReleaseListener listener) {
    this.slot = slot;
    this.byAccident = byAccident;
    this.listener = listener;
  }

  public int slot() {
    return slot;
  }

  public boolean byAccident() {
    return byAccident;
  }

  /**
   * Notes that a lock or permits of the dead process were freed.
   *
   * @param count the number of permits; 1 for a lock
   */
  public void freed(Block record, int count) {
    held.add(record.offset());
    listener.freed(Arena.type(record), record, count);
  }

  /** Returns whether it held the lock, or permits of the semaphore, at an offset. */
  public boolean held(long offset) {
    return held.contains(offset);
  }
}
