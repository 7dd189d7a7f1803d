package mpj.multiprocessing.manager;

import java.time.Duration;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.sync.Hold;

/**
 * A semaphore that a {@link Manager} hosts. Its methods are those of {@link
 * mpj.multiprocessing.sync.Semaphore}. It is fair: the thread that has waited longest gets the next
 * permit. Python's {@code manager.Semaphore()}.
 *
 * <p><b>What happens if a process dies here.</b> Permits that the process took by {@link #hold} are
 * released within two seconds. Permits that it took by {@link #acquire} stay taken, though the
 * server knows who took them. A program may use a semaphore as a signal: one process releases,
 * another acquires and never releases. In that case a permit that comes back would be a false
 * signal. If a waiting process dies, nothing happens to the others.
 */
public sealed class ManagedSemaphore extends Managed permits ManagedBoundedSemaphore {
  private static final long serialVersionUID = 1L;

  ManagedSemaphore(Link link) {
    super(link);
  }

  /** Returns the semaphore that another process sent. */
  public static ManagedSemaphore attach(long handle) {
    return new ManagedSemaphore(Link.arrived(handle, HostedType.SEMAPHORE));
  }

  /**
   * Takes a permit, and waits as long as that takes.
   *
   * @throws InterruptedException if the thread was interrupted; then it has not taken a permit
   */
  public void acquire() throws InterruptedException {
    link().await(HostedSemaphore.ACQUIRE, (Object) null);
  }

  /**
   * Takes a permit if one is available now.
   *
   * @return whether a permit was taken
   */
  public boolean tryAcquire() {
    return !Answer.isLate(link().call(HostedSemaphore.ACQUIRE, 0L));
  }

  /**
   * Takes a permit, and waits for at most a timeout (never less).
   *
   * @return false if the time is over
   * @throws InterruptedException if the thread was interrupted; then it has not taken a permit
   */
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    return !Answer.isLate(link().await(HostedSemaphore.ACQUIRE, Timeout.nanos(timeout)));
  }

  /**
   * Takes a permit, and waits as long as that takes. {@code close} of the result releases the
   * permit. If this process dies, the server releases it. Do not call {@link #release} for this
   * permit: that would add another one.
   *
   * @throws InterruptedException if the thread was interrupted; then it has not taken a permit
   */
  public Hold hold() throws InterruptedException {
    Permit permit = new Permit(); // before the permit is taken: after that nothing may fail
    link().await(HostedSemaphore.HOLD, (Object) null);
    return permit;
  }

  /**
   * Releases a permit, or adds one.
   *
   * @throws IllegalStateException if the semaphore has as many permits as it may have; then nothing
   *     changes
   */
  public void release() {
    release(1);
  }

  /**
   * Releases permits, or adds some.
   *
   * @throws IllegalArgumentException if {@code permits} is less than 1
   * @throws IllegalStateException if the semaphore would have more permits than it may have; then
   *     nothing changes
   */
  public void release(int permits) {
    link().call(HostedSemaphore.RELEASE, permits);
  }

  /** Returns the number of permits that are available now. */
  public int available() {
    return (Integer) link().call(HostedSemaphore.AVAILABLE);
  }

  private final class Permit implements Hold {
    private boolean closed;

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        link().call(HostedSemaphore.LET_GO);
      }
    }
  }
}
