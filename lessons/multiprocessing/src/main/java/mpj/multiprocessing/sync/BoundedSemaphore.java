package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * A semaphore that never has more permits than at the beginning. To release too many permits is
 * nearly always a mistake, so it is an error here. Python's {@code
 * multiprocessing.BoundedSemaphore}.
 *
 * <p><b>What it costs.</b> The same as a {@link Semaphore}: 192 bytes at first.
 *
 * <p><b>What happens if a process dies here.</b> The same as with a {@link Semaphore}. The permits
 * that are released for a dead process never exceed the bound.
 */
public final class BoundedSemaphore extends Semaphore {
  private static final long serialVersionUID = 1L;

  /**
   * Makes a semaphore with a number of permits. It never has more permits than this.
   *
   * @param permits the number of permits, 0 or more
   * @throws IllegalArgumentException if {@code permits} is negative
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public BoundedSemaphore(int permits) {
    this(create(RecordType.BOUNDED_SEMAPHORE, permits, permits));
  }

  private BoundedSemaphore(Block block) {
    super(block);
  }

  /**
   * Returns the semaphore whose record lies at an offset of the shared memory. The library calls
   * this method when it decodes a message from another process.
   */
  public static BoundedSemaphore attach(long handle) {
    return new BoundedSemaphore(Tree.current().arena().at(handle, RecordType.BOUNDED_SEMAPHORE));
  }
}
