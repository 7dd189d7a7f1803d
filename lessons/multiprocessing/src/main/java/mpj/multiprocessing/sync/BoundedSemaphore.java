package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * A semaphore that never has more permits than in the beginning: releasing one too many is an
 * error, since it nearly always is a mistake. Python's {@code multiprocessing.BoundedSemaphore}.
 *
 * <p><b>What it costs.</b> That of a {@link Semaphore}, 192 bytes at first.
 *
 * <p><b>What happens if a process dies here.</b> As with {@link Semaphore}; what comes back never
 * exceeds the bound.
 */
public final class BoundedSemaphore extends Semaphore {
  private static final long serialVersionUID = 1L;

  /**
   * A semaphore with so many permits, 0 or more, and never more than these.
   *
   * @throws IllegalArgumentException if they are fewer than 0
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
   */
  public BoundedSemaphore(int permits) {
    this(create(RecordType.BOUNDED_SEMAPHORE, permits, permits));
  }

  private BoundedSemaphore(Block block) {
    super(block);
  }

  /** Returns the semaphore at a place of the shared memory, as another process sent it. */
  public static BoundedSemaphore attach(long handle) {
    return new BoundedSemaphore(Tree.current().arena().at(handle, RecordType.BOUNDED_SEMAPHORE));
  }
}
