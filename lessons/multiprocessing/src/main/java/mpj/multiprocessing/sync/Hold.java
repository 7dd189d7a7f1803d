package mpj.multiprocessing.sync;

import java.util.Optional;

/**
 * A lock or a permit that is released at the end of a try-with-resources statement. For use by one
 * thread.
 *
 * <p><b>What happens if a process dies here.</b> The lock or permit of a dead process is released
 * within a second.
 */
public interface Hold extends AutoCloseable {
  /**
   * Returns the previous holder of the lock, if it died while it held the lock. Always empty for a
   * permit.
   */
  default Optional<OwnerDied> ownerDied() {
    return Optional.empty();
  }

  /**
   * Releases the lock or the permit. A second call does nothing.
   *
   * @throws IllegalStateException if it cannot be released: another thread has released the lock,
   *     the calling thread does not hold the reentrant lock, or the semaphore has as many permits
   *     as it may have
   */
  @Override
  void close();
}
