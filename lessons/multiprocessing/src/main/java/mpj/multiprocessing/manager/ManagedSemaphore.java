package mpj.multiprocessing.manager;

import java.time.Duration;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.sync.Hold;

/**
 * A semaphore that a {@link Manager} hosts; its methods are those of {@link
 * mpj.multiprocessing.sync.Semaphore}. It is fair: whoever has waited longest gets the next permit.
 * Python's {@code manager.Semaphore()}.
 *
 * <p><b>What happens if a process dies here.</b> Permits that it has by {@link #hold} come back
 * within two seconds. Those that it took by {@link #acquire} stay taken, though the server knows
 * who took them: a semaphore may be used as a signal, which is taken and never given back, and a
 * signal that comes back would be a false one. If one that waits dies, nobody notices.
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

  /** Takes a permit, waiting as long as it takes. */
  public void acquire() throws InterruptedException {
    link().await(HostedSemaphore.ACQUIRE, (Object) null);
  }

  /** Takes a permit if one is there now. */
  public boolean tryAcquire() {
    return !Answer.isLate(link().call(HostedSemaphore.ACQUIRE, 0L));
  }

  /**
   * Takes a permit, waiting at most so long; never less than that.
   *
   * @return false when the time is over
   */
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    return !Answer.isLate(link().await(HostedSemaphore.ACQUIRE, Timeout.nanos(timeout)));
  }

  /**
   * Takes a permit, waiting as long as it takes, to be given back by {@code close}, or by the death
   * of this process. Not by {@link #release}, which would add one.
   */
  public Hold hold() throws InterruptedException {
    Permit permit = new Permit(); // first: with a permit taken, nothing may fail any more
    link().await(HostedSemaphore.HOLD, (Object) null);
    return permit;
  }

  /**
   * Gives back, or adds, a permit.
   *
   * @throws IllegalStateException if there are as many as there may be; nothing has changed then
   */
  public void release() {
    release(1);
  }

  /**
   * Gives back, or adds, permits.
   *
   * @throws IllegalArgumentException if they are fewer than 1
   * @throws IllegalStateException if there would be more than there may be; nothing has changed
   *     then
   */
  public void release(int permits) {
    link().call(HostedSemaphore.RELEASE, permits);
  }

  /** Returns how many permits are there now. */
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
