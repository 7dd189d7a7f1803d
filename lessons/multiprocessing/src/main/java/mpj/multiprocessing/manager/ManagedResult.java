package mpj.multiprocessing.manager;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.log.Log;
import mpj.multiprocessing.internal.log.ThrowableText;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.internal.thread.LibraryThread;
import mpj.multiprocessing.pool.AsyncResult;

/**
 * The result of a task given to a {@link ManagedPool}. Python's {@code AsyncResult}.
 *
 * <p><b>What happens if a process dies here.</b> If the worker dies, the task has failed. If the
 * server dies or is shut down, every method throws {@link ManagerGone} within two seconds.
 *
 * @param <R> the type of the result
 */
public final class ManagedResult<R> extends Managed {
  private static final long serialVersionUID = 1L;

  ManagedResult(ObjectRef link) {
    super(link);
  }

  /** Returns the result object that another process sent. */
  public static ManagedResult<?> attach(long handle) {
    return new ManagedResult<>(ObjectRef.arrived(handle, HostedType.RESULT));
  }

  /**
   * Waits until the task has ended, and returns a copy of its result. Throws what the task threw,
   * as {@link ManagedPool#apply} does.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; the task goes on
   */
  @SuppressWarnings("unchecked") // the pool returns what the function returned
  public R get() throws InterruptedException {
    return (R) link().await(HostedResult.GET, (Object) null);
  }

  /**
   * Waits until the task has ended, for at most a timeout, and returns a copy of its result. Throws
   * what the task threw, as {@link ManagedPool#apply} does.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @throws TimeoutException if the timeout elapsed; the task goes on
   * @throws InterruptedException if the thread is interrupted while it waits; the task goes on
   */
  @SuppressWarnings("unchecked") // the pool returns what the function returned
  public R get(Duration timeout) throws InterruptedException, TimeoutException {
    Object answer = link().await(HostedResult.GET, Timeout.nanos(timeout));
    if (Response.isLate(answer)) {
      throw new TimeoutException("the task was not done in time: result=" + this);
    }
    return (R) answer;
  }

  /**
   * Waits until the task has ended, but no longer than the timeout.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return false if the timeout elapsed
   * @throws InterruptedException if the thread is interrupted while it waits; the task goes on
   * @throws NullPointerException if {@code timeout} is null
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return !Response.isLate(link().await(HostedResult.AWAIT, Timeout.nanos(timeout)));
  }

  /**
   * Waits until the task has ended.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; the task goes on
   */
  public void await() throws InterruptedException {
    link().await(HostedResult.AWAIT, (Object) null);
  }

  /**
   * Cancels the task, as {@link AsyncResult#cancel} does.
   *
   * @param evenIfBegun whether to kill workers that have begun the task
   * @return false if the task had ended, or had begun and goes on
   */
  public boolean cancel(boolean evenIfBegun) {
    return (Boolean) link().call(HostedResult.CANCEL, evenIfBegun);
  }

  /** Returns whether the task was cancelled. */
  public boolean isCancelled() {
    return (Boolean) link().call(HostedResult.IS_CANCELLED);
  }

  /**
   * Registers a callback for the result. The library calls it once, in this process, when the
   * result is there. A thread of its own waits for that. What the callback throws is logged.
   *
   * @return this
   */
  public ManagedResult<R> onSuccess(Consumer<? super R> callback) {
    return onEnd(Objects.requireNonNull(callback, "callback"), failure -> {});
  }

  /**
   * Registers a callback for a failure. The library calls it once, if the task fails. It gets
   * {@link ManagerGone} if the server ends before the task.
   *
   * @return this
   * @see #onSuccess
   */
  public ManagedResult<R> onFailure(Consumer<? super RuntimeException> callback) {
    return onEnd(value -> {}, Objects.requireNonNull(callback, "callback"));
  }

  private ManagedResult<R> onEnd(
      Consumer<? super R> onSuccess, Consumer<? super RuntimeException> onFailure) {
    Runnable callback =
        () -> {
          try {
            tell(onSuccess, onFailure);
          } catch (Throwable e) { // a callback may throw anything
            Log.warn("a callback failed: result=" + this + " " + ThrowableText.trace(e));
          }
        };
    new LibraryThread("mpj-callback-" + this, callback).runsCodeOfItsStarter().start();
    return this;
  }

  private void tell(Consumer<? super R> onSuccess, Consumer<? super RuntimeException> onFailure)
      throws InterruptedException {
    R value;
    try {
      value = get();
    } catch (RuntimeException e) {
      onFailure.accept(e);
      return;
    }
    onSuccess.accept(value);
  }

  /** Returns whether the task has ended. */
  public boolean isReady() {
    return (Boolean) link().call(HostedResult.IS_READY);
  }

  /**
   * Returns whether the task returned and did not throw.
   *
   * @throws IllegalStateException if the task has not ended
   */
  public boolean isSuccessful() {
    return (Boolean) link().call(HostedResult.IS_SUCCESSFUL);
  }
}
