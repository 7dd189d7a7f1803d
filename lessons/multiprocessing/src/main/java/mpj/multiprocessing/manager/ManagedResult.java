package mpj.multiprocessing.manager;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.log.Log;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.internal.thread.LibraryThread;
import mpj.multiprocessing.pool.AsyncResult;
import mpj.multiprocessing.wire.ThrowableText;

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
    Object answer = link().await(HostedResult.GET, Timeout.nanos(timeout));
    if (Answer.isLate(answer)) {
      throw new TimeoutException("the task was not done in time: result=" + this);
    }
    return (R) answer;
  }

  /** Waits for the task's end, at most so long; false when the time is over. */
  public boolean await(Duration timeout) throws InterruptedException {
    return !Answer.isLate(link().await(HostedResult.AWAIT, Timeout.nanos(timeout)));
  }

  /** Waits for the task's end. */
  public void await() throws InterruptedException {
    link().await(HostedResult.AWAIT, (Object) null);
  }

  /**
   * Cancels the work, as {@link AsyncResult#cancel} does.
   *
   * @param evenIfBegun kill workers that have begun it
   * @return false if it had ended, or begun and is left alone
   */
  public boolean cancel(boolean evenIfBegun) {
    return (Boolean) link().call(HostedResult.CANCEL, evenIfBegun);
  }

  /** Tells whether the work was cancelled. */
  public boolean isCancelled() {
    return (Boolean) link().call(HostedResult.IS_CANCELLED);
  }

  /**
   * Has a callback called with the value, once, when it is there: in this process, on a thread of
   * its own that waits for it. What it throws is logged.
   *
   * @return this
   */
  public ManagedResult<R> onSuccess(Consumer<? super R> callback) {
    return onEnd(Objects.requireNonNull(callback, "callback"), failure -> {});
  }

  /**
   * Has a callback called with the failure, once, if it comes to that; with {@link ManagerGone} if
   * nobody will ever know.
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
          } catch (Throwable e) { // whatever a callback throws
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
