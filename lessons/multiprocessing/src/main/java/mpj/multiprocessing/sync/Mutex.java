package mpj.multiprocessing.sync;

import java.time.Duration;
import java.util.Optional;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.wire.Shared;

/**
 * What lets one in at a time: a {@link Lock} or an {@link RLock}.
 *
 * <p><b>What happens if a process dies here.</b> If the holder dies, the mutex is free within a
 * second, and the next holder is told by {@link #ownerDied}.
 */
public sealed interface Mutex extends Shared permits Lock, RLock {
  /** Takes it, waiting as long as it takes. */
  void acquire() throws InterruptedException;

  /** Takes it if that can be done now. */
  boolean tryAcquire();

  /**
   * Takes it, waiting at most so long; never less than that.
   *
   * @return false when the time is over
   */
  boolean tryAcquire(Duration timeout) throws InterruptedException;

  /**
   * Gives it back.
   *
   * @throws IllegalStateException if it is not held by one who may do so
   */
  void release();

  /** Takes it, waiting as long as it takes, to be given back by {@code close}. */
  Hold hold() throws InterruptedException;

  /** Tells whether somebody holds it now. */
  boolean isLocked();

  /** Returns the holder before, if it died in that state, until the present one gives it back. */
  Optional<OwnerDied> ownerDied();

  /** Returns the one at a place of the shared memory, as another process sent it. */
  static Mutex attach(long handle) {
    boolean reentrant = Arena.type(Tree.current().arena().at(handle)) == RecordType.RLOCK;
    return reentrant ? RLock.attach(handle) : Lock.attach(handle);
  }
}
