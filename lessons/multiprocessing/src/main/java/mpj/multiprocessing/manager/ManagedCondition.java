package mpj.multiprocessing.manager;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A condition that a {@link Manager} hosts, together with its lock. This object's own methods
 * acquire and release that lock. It works like a {@link mpj.multiprocessing.sync.Condition}: only
 * the thread that holds the lock may wait or signal, and a signal wakes the thread that has waited
 * longest. Python's {@code manager.Condition()}.
 *
 * <p><b>What happens if a process dies here.</b> If a waiting process is killed, nothing happens to
 * the others. If it is killed after it was signalled and before it had the lock again, its signal
 * goes to the next waiting thread. If the holder of the lock dies, all waiting threads are woken,
 * as if the holder had signalled them. {@link #ownerDied} tells the next holder.
 */
public final class ManagedCondition extends ManagedMutex {
  private static final long serialVersionUID = 1L;

  ManagedCondition(Link link) {
    super(link);
  }

  /** Returns the condition that another process sent. */
  public static ManagedCondition attach(long handle) {
    return new ManagedCondition(Link.arrived(handle, HostedType.CONDITION));
  }

  /**
   * Releases the lock, waits for a signal, and takes the lock again.
   *
   * @throws IllegalStateException if this thread does not hold the lock
   * @throws InterruptedException if the thread was interrupted before it was signalled; it holds
   *     the lock again
   */
  public void await() throws InterruptedException {
    link().await(HostedCondition.AWAIT, (Object) null);
  }

  /**
   * Releases the lock, waits for a signal for at most a timeout (never less), and takes the lock
   * again. The time to take the lock does not count.
   *
   * @return whether the thread was signalled
   * @throws IllegalStateException if this thread does not hold the lock
   * @throws InterruptedException if the thread was interrupted before it was signalled; it holds
   *     the lock again
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return await(Timeout.nanos(timeout));
  }

  private boolean await(long nanos) throws InterruptedException {
    return !Answer.isLate(link().await(HostedCondition.AWAIT, nanos));
  }

  /**
   * Waits until a predicate is true. Tests it now and after each signal.
   *
   * @return true
   */
  public boolean waitFor(BooleanSupplier predicate) throws InterruptedException {
    while (!predicate.getAsBoolean()) {
      await();
    }
    return true;
  }

  /**
   * Waits until a predicate is true, for at most a timeout over all signals.
   *
   * @return what the last test returned; the lock has been held since
   */
  public boolean waitFor(BooleanSupplier predicate, Duration timeout) throws InterruptedException {
    Pause pause = new Pause(Timeout.nanos(timeout));
    boolean holds = predicate.getAsBoolean();
    for (long left = pause.left(); !holds && left > 0; left = pause.left()) {
      await(left);
      holds = predicate.getAsBoolean();
    }
    return holds;
  }

  /**
   * Signals the thread that has waited longest, if any thread waits.
   *
   * @return how many threads were signalled: 0 or 1
   * @throws IllegalStateException if this thread does not hold the lock
   */
  public int signal() {
    return signal(1);
  }

  /**
   * Signals the {@code n} threads that have waited longest, or all if fewer wait.
   *
   * @return how many threads were signalled
   * @throws IllegalStateException if this thread does not hold the lock
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
   * @throws IllegalStateException if this thread does not hold the lock
   */
  public int signalAll() {
    return signal(Integer.MAX_VALUE);
  }
}
