package mpj.multiprocessing.internal.arena;

import java.util.HashSet;
import java.util.Set;

/** A process that has died, and what it held. Used by one thread of the main process. */
public final class Death {
  private final int slot;
  private final boolean byAccident;
  private final Freed listener;
  private final Set<Long> held = new HashSet<>();

  /**
   * Names a dead process.
   *
   * @param slot that it had, which is nobody else's yet
   * @param byAccident it was killed or failed, rather than ended with exit code 0
   * @param listener is told of the locks and permits that it held
   */
  public Death(int slot, boolean byAccident, Freed listener) {
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
   * Notes what was taken out of its hands.
   *
   * @param count how many permits it was; 1 for a lock
   */
  public void freed(Block record, int count) {
    held.add(record.offset());
    listener.freed(Arena.type(record), record, count);
  }

  /** Tells whether it held the lock, or permits of the semaphore, at an offset. */
  public boolean held(long offset) {
    return held.contains(offset);
  }
}
