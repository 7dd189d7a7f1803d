package mpj.multiprocessing.manager;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A condition that a {@link Manager} hosts, together with its lock. This object's own methods
 * acquire and release that lock. It works like a {@link mpj.multiprocessing.sync.Condition}: only
 * the thread that holds the lock may wait or signal, and a signal wakes the thread that has waited
 * longest. Python's {@code manager.Condition()}.
 *
 * <p><b>What happens if a process dies here.</b> If a waiting process is killed, the other
 * processes are not affected. If it is killed after it was signalled and before it had the lock
 * again, its signal goes to the next waiting thread. If the holder of the lock dies, all waiting
 * threads are woken, as if the holder had signalled them. {@link #ownerDied} tells the next holder.
 * If the server dies or is shut down, every method throws {@link ManagerGone} within two seconds.
 */
public final class ManagedCondition extends ManagedMutex {
  private static final long serialVersionUID = 1L;

  ManagedCondition(ObjectRef link) {
    super(link);
  }

  /** Returns the condition that another process sent. */
  public static ManagedCondition attach(long handle) {
    return new ManagedCondition(ObjectRef.arrived(handle, HostedType.CONDITION));
  }

  /**
   * Releases the lock, waits for a signal, and acquires the lock again.
   *
   * @throws IllegalStateException if the calling thread does not hold the lock
   * @throws InterruptedException if the thread is interrupted before it is signalled; it holds the
   *     lock again, unless the server is stopped: see {@link CallInterrupted}
   */
  public void await() throws InterruptedException {
    link().await(HostedCondition.AWAIT, (Object) null);
  }

  /**
   * Releases the lock, waits for a signal, and acquires the lock again. Waits for the signal at
   * most for the timeout, and gives up no earlier. The time to acquire the lock again is not
   * counted.
   *
   * @param timeout how long to wait for the signal at most; 0 or less: returns false at once
   * @return whether the thread was signalled; false if the timeout elapsed
   * @throws IllegalStateException if the calling thread does not hold the lock
   * @throws InterruptedException as with {@link #await()}
   * @throws NullPointerException if {@code timeout} is null
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return await(Timeout.nanos(timeout));
  }

  private boolean await(long nanos) throws InterruptedException {
    return !Response.isLate(link().await(HostedCondition.AWAIT, nanos));
  }

  /**
   * Waits until the predicate is true. Checks the predicate now and after each signal, while the
   * thread holds the lock. The predicate runs in this process.
   *
   * @return true
   * @throws IllegalStateException if the predicate is false and the calling thread does not hold
   *     the lock
   * @throws InterruptedException as with {@link #await()}
   */
  public boolean waitFor(BooleanSupplier predicate) throws InterruptedException {
    while (!predicate.getAsBoolean()) {
      await();
    }
    return true;
  }

  /**
   * Waits until the predicate is true, but no longer than the timeout. The timeout counts for the
   * whole wait, however many signals come meanwhile.
   *
   * @param timeout how long to wait at most; 0 or less: checks the predicate once
   * @return the last result of the predicate; the thread has held the lock since then
   * @throws IllegalStateException if the predicate is false and the calling thread does not hold
   *     the lock
   * @throws InterruptedException as with {@link #await()}
   * @throws NullPointerException if {@code timeout} is null
   */
  public boolean waitFor(BooleanSupplier predicate, Duration timeout) throws InterruptedException {
    Backoff backoff = new Backoff(Timeout.nanos(timeout));
    boolean holds = predicate.getAsBoolean();
    for (long left = backoff.left(); !holds && left > 0; left = backoff.left()) {
      await(left);
      holds = predicate.getAsBoolean();
    }
    return holds;
  }

  /**
   * Signals the thread that has waited longest, if any thread waits.
   *
   * @return how many threads were signalled: 0 or 1
   * @throws IllegalStateException if the calling thread does not hold the lock
   */
  public int signal() {
    return signal(1);
  }

  /**
   * Signals the {@code n} threads that have waited longest, or all if fewer wait.
   *
   * @return how many threads were signalled
   * @throws IllegalStateException if the calling thread does not hold the lock
   * @throws IllegalArgumentException if {@code n} is negative
   */
  public int signal(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("no negative number of waiters can be signalled: n=" + n);
    }
    return (Integer) link().call(HostedCondition.SIGNAL, n);
  }

  /**
   * Signals all waiting threads.
   *
   * @return how many threads were signalled
   * @throws IllegalStateException if the calling thread does not hold the lock
   */
  public int signalAll() {
    return signal(Integer.MAX_VALUE);
  }
}
