package mpj.multiprocessing.manager;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import mpj.multiprocessing.structure.HostedType;

/**
 * What a task given to a {@link ManagedPool} comes to. Python's {@code AsyncResult}.
 *
 * <p><b>What happens if a process dies here.</b> If the worker dies, the task has failed. If the
 * server dies or is shut down, every method throws {@link ManagerGone} within two seconds.
 *
 * @param <R> the result
 */
public final class ManagedResult<R> extends Managed {
  private static final long serialVersionUID = 1L;

  ManagedResult(Link link) {
    super(link);
  }

  /** Returns the result that another process sent. */
  public static ManagedResult<?> attach(long handle) {
    return new ManagedResult<>(Link.arrived(handle, HostedType.RESULT));
  }

  /**
   * Waits for the task's end and returns a copy of its result; throws what the task threw, as
   * {@link ManagedPool#apply} does.
   */
  @SuppressWarnings("unchecked") // the pool answers with what the function returns
  public R get() throws InterruptedException {
    return (R) link().await(HostedResult.GET, (Object) null);
  }

  /**
   * The same, waiting at most so long.
   *
   * @throws TimeoutException when the time is over; the task goes on
   */
  @SuppressWarnings("unchecked") // the pool answers with what the function returns
  public R get(Duration timeout) throws InterruptedException, TimeoutException {
    Object answer = link().await(HostedResult.GET, timeout.toNanos());
    if (Answer.isLate(answer)) {
      throw new TimeoutException("the task was not done in time: result=" + this);
    }
    return (R) answer;
  }

  /** Waits for the task's end, at most so long; false when the time is over. */
  public boolean await(Duration timeout) throws InterruptedException {
    return !Answer.isLate(link().await(HostedResult.AWAIT, timeout.toNanos()));
  }

  /** Tells whether the task has ended. */
  public boolean isReady() {
    return (Boolean) link().call(HostedResult.IS_READY);
  }

  /**
   * Tells whether the task returned, rather than threw.
   *
   * @throws IllegalStateException if it has not ended
   */
  public boolean isSuccessful() {
    return (Boolean) link().call(HostedResult.IS_SUCCESSFUL);
  }
}
