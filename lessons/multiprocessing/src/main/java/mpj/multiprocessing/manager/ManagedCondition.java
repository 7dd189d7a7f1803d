package mpj.multiprocessing.manager;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A condition that a {@link Manager} hosts, together with its lock, which it is taken and given
 * back by. As a {@link mpj.multiprocessing.sync.Condition}: only the thread that holds the lock may
 * wait or signal, and a signal wakes who has waited longest. Python's {@code manager.Condition()}.
 *
 * <p><b>What happens if a process dies here.</b> One killed while it waits is not missed; one
 * killed after it was signalled, and before it had the lock again, leaves its signal to the next.
 * If the holder of the lock dies, all who wait are woken as if it had signalled them, and the next
 * holder is told by {@link #ownerDied}.
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
   * Gives the lock up, waits for a signal, and takes the lock again.
   *
   * @throws IllegalStateException if the caller does not hold the lock
   * @throws InterruptedException if the thread is interrupted before it is signalled; it has the
   *     lock again
   */
  public void await() throws InterruptedException {
    link().await(HostedCondition.AWAIT, (Object) null);
  }

  /**
   * The same for at most so long, and never less; the time to take the lock again is not counted.
   *
   * @return whether it was signalled
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return await(Timeout.nanos(timeout));
  }

  private boolean await(long nanos) throws InterruptedException {
    return !Answer.isLate(link().await(HostedCondition.AWAIT, nanos));
  }

  /** Waits until something is true, looking at it now and after each signal; returns true. */
  public boolean waitFor(BooleanSupplier predicate) throws InterruptedException {
    while (!predicate.getAsBoolean()) {
      await();
    }
    return true;
  }

  /**
   * Waits until something is true, at most so long over all signals that come meanwhile.
   *
   * @return whether it is true, as of the last look, with the lock held since
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

  /** Signals the one who has waited longest, if anyone waits; returns how many that are, 0 or 1. */
  public int signal() {
    return signal(1);
  }

  /**
   * Signals so many of those who have waited longest, or all if fewer wait.
   *
   * @return how many were signalled
   * @throws IllegalStateException if the caller does not hold the lock
   * @throws IllegalArgumentException if the number is negative
   */
  public int signal(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("no negative number of waiters can be signalled: n=" + n);
    }
    return (Integer) link().call(HostedCondition.SIGNAL, n);
  }

  /** Signals all who wait; returns how many they were. */
  public int signalAll() {
    return signal(Integer.MAX_VALUE);
  }
}
