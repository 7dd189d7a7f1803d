package mpj.multiprocessing.manager;

import java.time.Duration;
import java.util.Optional;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.sync.Hold;
import mpj.multiprocessing.sync.OwnerDied;

/**
 * A mutex that a {@link Manager} hosts: only one thread or process holds it at a time. It is a
 * {@link ManagedLock}, a {@link ManagedRLock}, or the lock of a {@link ManagedCondition}. Its
 * methods are those of {@link mpj.multiprocessing.sync.Mutex}. Each is a call to the server. The
 * mutex is fair: the thread that has waited longest gets it next.
 *
 * <p><b>What happens if a process dies here.</b> If the holder dies, the mutex is free within two
 * seconds, and {@link #ownerDied} tells the next holder. If a waiting process dies, the other
 * processes are not affected. If the server dies or is shut down, every method throws {@link
 * ManagerGone} within two seconds, also a method that is waiting.
 */
public abstract sealed class ManagedMutex extends Managed
    permits ManagedLock, ManagedRLock, ManagedCondition {
  private static final long serialVersionUID = 1L;

  ManagedMutex(ObjectRef link) {
    super(link);
  }

  /**
   * Acquires the mutex. Waits as long as it takes.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; it has not acquired
   *     the mutex then, unless the server is stopped: see {@link CallInterrupted}
   */
  public void acquire() throws InterruptedException {
    link().await(HostedLock.ACQUIRE, (Object) null);
  }

  /**
   * Acquires the mutex if this is possible without waiting.
   *
   * @return whether the mutex was acquired
   */
  public boolean tryAcquire() {
    return !Response.isLate(link().call(HostedLock.ACQUIRE, 0L));
  }

  /**
   * Acquires the mutex. Waits at most for the timeout, and gives up no earlier.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return false if the timeout elapsed
   * @throws InterruptedException as {@link #acquire} does
   * @throws NullPointerException if {@code timeout} is null
   */
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    return !Response.isLate(link().await(HostedLock.ACQUIRE, Timeout.nanos(timeout)));
  }

  /**
   * Releases the mutex.
   *
   * @throws IllegalStateException if the mutex is free, or if it is reentrant and the calling
   *     thread does not hold it
   */
  public void release() {
    link().call(HostedLock.RELEASE);
  }

  /**
   * Acquires the mutex. Waits as long as it takes. {@code close} of the returned object releases
   * it.
   *
   * @throws InterruptedException as {@link #acquire} does
   */
  public Hold hold() throws InterruptedException {
    Hold held = new Held(); // before the lock is taken: after that nothing may fail
    acquire();
    return held;
  }

  /** Returns whether a thread holds the mutex now. */
  public boolean isLocked() {
    return (Boolean) link().call(HostedLock.IS_LOCKED);
  }

  /**
   * Returns the previous holder, if it died while it held the mutex. The result stays until the
   * present holder releases the mutex.
   */
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
