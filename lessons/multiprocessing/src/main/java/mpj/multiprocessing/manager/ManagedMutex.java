package mpj.multiprocessing.manager;

import java.time.Duration;
import java.util.Optional;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.sync.Hold;
import mpj.multiprocessing.sync.OwnerDied;

/**
 * What lets one in at a time, hosted by a {@link Manager}: a {@link ManagedLock}, a {@link
 * ManagedRLock}, or the lock of a {@link ManagedCondition}. Its methods are those of {@link
 * mpj.multiprocessing.sync.Mutex}; each is a call to the server. It is fair: whoever has waited
 * longest gets it next.
 *
 * <p><b>What happens if a process dies here.</b> If the holder dies, the mutex is free within two
 * seconds, and the next holder is told by {@link #ownerDied}. If one that waits dies, nobody
 * notices. If the server dies or is shut down, every method throws {@link ManagerGone} within two
 * seconds, also in who waits.
 */
public abstract sealed class ManagedMutex extends Managed
    permits ManagedLock, ManagedRLock, ManagedCondition {
  private static final long serialVersionUID = 1L;

  ManagedMutex(Link link) {
    super(link);
  }

  /**
   * Takes it, waiting as long as it takes.
   *
   * @throws InterruptedException if the thread was interrupted; it has not taken it then
   */
  public void acquire() throws InterruptedException {
    link().await(HostedLock.ACQUIRE, (Object) null);
  }

  /** Takes it if that can be done now. */
  public boolean tryAcquire() {
    return !Answer.isLate(link().call(HostedLock.ACQUIRE, 0L));
  }

  /**
   * Takes it, waiting at most so long; never less than that.
   *
   * @return false when the time is over
   */
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    return !Answer.isLate(link().await(HostedLock.ACQUIRE, Timeout.nanos(timeout)));
  }

  /**
   * Gives it back.
   *
   * @throws IllegalStateException if it is not held by one who may do so
   */
  public void release() {
    link().call(HostedLock.RELEASE);
  }

  /** Takes it, waiting as long as it takes, to be given back by {@code close}. */
  public Hold hold() throws InterruptedException {
    Hold held = new Held(); // first: with the lock taken, nothing may fail any more
    acquire();
    return held;
  }

  /** Tells whether somebody holds it now. */
  public boolean isLocked() {
    return (Boolean) link().call(HostedLock.IS_LOCKED);
  }

  /** Returns the holder before, if it died in that state, until the present one gives it back. */
  public Optional<OwnerDied> ownerDied() {
    return Optional.ofNullable((OwnerDied) link().call(HostedLock.OWNER_DIED));
  }

  private final class Held implements Hold {
    private boolean closed;

    @Override
    public Optional<OwnerDied> ownerDied() {
      return closed ? Optional.empty() : ManagedMutex.this.ownerDied();
    }

    @Override
    public void close() {
      if (!closed) {
        release();
        closed = true;
      }
    }
  }
}
