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
 * released within two seconds. Permits that it took by {@link #acquire} stay taken, although the
 * server knows the process. The reason: a program may use a semaphore as a signal. Then one process
 * releases permits, and another acquires them and never releases any. A permit that came back would
 * be a false signal. If a waiting process dies, the other processes are not affected. If the server
 * dies or is shut down, every method throws {@link ManagerGone} within two seconds.
 */
public sealed class ManagedSemaphore extends Managed permits ManagedBoundedSemaphore {
  private static final long serialVersionUID = 1L;

  ManagedSemaphore(ObjectRef link) {
    super(link);
  }

  /** Returns the semaphore that another process sent. */
  public static ManagedSemaphore attach(long handle) {
    return new ManagedSemaphore(ObjectRef.arrived(handle, HostedType.SEMAPHORE));
  }

  /**
   * Acquires a permit. Waits as long as it takes.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; it has not acquired a
   *     permit then, unless the server is stopped: see {@link CallInterrupted}
   */
  public void acquire() throws InterruptedException {
    link().await(HostedSemaphore.ACQUIRE, (Object) null);
  }

  /**
   * Acquires a permit if one is available now.
   *
   * @return whether a permit was acquired
   */
  public boolean tryAcquire() {
    return !Response.isLate(link().call(HostedSemaphore.ACQUIRE, 0L));
  }

  /**
   * Acquires a permit. Waits at most for the timeout, and gives up no earlier.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return false if the timeout elapsed
   * @throws InterruptedException as {@link #acquire} does
   * @throws NullPointerException if {@code timeout} is null
   */
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    return !Response.isLate(link().await(HostedSemaphore.ACQUIRE, Timeout.nanos(timeout)));
  }

  /**
   * Acquires a permit. Waits as long as it takes. {@code close} of the returned object releases the
   * permit. If this process dies, the server releases it. Do not call {@link #release} for this
   * permit: that would add another one.
   *
   * @throws InterruptedException as {@link #acquire} does
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
