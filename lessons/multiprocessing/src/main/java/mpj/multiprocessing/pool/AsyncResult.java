package mpj.multiprocessing.pool;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import mpj.multiprocessing.internal.arena.Timeout;

/**
 * The future result of work that was given to a pool: a value or a failure. It corresponds to
 * Python's {@code AsyncResult}.
 *
 * <pre>{@code
 * AsyncResult<Integer> sum = pool.applyAsync(() -> 2 + 3);
 * sum.onSuccess(value -> IO.println(value));
 * int five = sum.get();
 * }</pre>
 *
 * <p>A map has one result, the list of all its values. Any thread may use this object.
 *
 * <p><b>What happens if a process dies here.</b> If the worker dies in the middle of the work, the
 * result is a failure, {@link WorkerDied}, within two seconds.
 *
 * @param <T> the type of the value
 */
public final class AsyncResult<T> {
  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private final Callbacks callbacks;
  private volatile CompletableFuture<?> called = CompletableFuture.completedFuture(null);
  private Cancellation cancellation;

  AsyncResult(Callbacks callbacks) {
    this.callbacks = callbacks;
  }

  void cancelBy(Cancellation way) {
    cancellation = way;
  }

  void succeed(T value) {
    outcome.complete(value);
  }

  /**
   * Sets a failure. The exception of a task is wrapped if a {@link CompletableFuture} gives its
   * class a meaning of its own.
   */
  void fail(RuntimeException why) {
    boolean speaks = why instanceof CancellationException || why instanceof CompletionException;
    outcome.completeExceptionally(speaks ? new CompletionException(why) : why);
  }

  /** Sets the result to cancelled. */
  void abandon(CancellationException why) {
    outcome.completeExceptionally(why);
  }

  /**
   * Runs an action of the library when the result is ready. The action must be quick, because the
   * thread that reads the results runs it.
   */
  void whenReady(Runnable action) {
    var _ = outcome.whenComplete((value, failure) -> action.run());
  }

  /**
   * Returns whether there is a value or a failure and all callbacks that were added so far have
   * been called.
   */
  public boolean isReady() {
    return outcome.isDone() && (called.isDone() || callbacks.isCurrent());
  }

  /**
   * Returns whether the result is a value, not a failure.
   *
   * @throws IllegalStateException if the result is not ready
   */
  public boolean isSuccessful() {
    if (!isReady()) {
      throw new IllegalStateException(
          "the result is not ready yet; await it, or ask isReady first");
    }
    return !outcome.isCompletedExceptionally();
  }

  /**
   * Returns whether the work was cancelled by {@link #cancel}. A task that itself throws a {@link
   * CancellationException} has failed.
   */
  public boolean isCancelled() {
    return outcome.isCancelled();
  }

  /**
   * Waits until the result is ready and all callbacks that were added so far have been called. (If
   * a callback calls this method, it does not wait for other callbacks.)
   *
   * @throws InterruptedException if the thread is interrupted while it waits; the work goes on
   */
  public void await() throws InterruptedException {
    try {
      outcome.get();
    } catch (ExecutionException | CancellationException e) {
      // A failure is a result.
    }
    awaitCallbacks();
  }

  private void awaitCallbacks() throws InterruptedException {
    if (!called.isDone() && !callbacks.isCurrent()) {
      try {
        called.get();
      } catch (ExecutionException e) {
        throw new AssertionError(e); // it never ends with a failure
      }
    }
  }

  /**
   * Waits as {@link #await()} does, for at most the given time.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return whether the result is ready
   * @throws InterruptedException if the thread is interrupted while it waits; the work goes on
   */
  public boolean await(Duration timeout) throws InterruptedException {
    try {
      ready().get(Timeout.nanos(timeout), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException | CancellationException e) {
      // A failure is a result.
    }
    return true;
  }

  /** Returns a future that is done when {@link #await()} has nothing to wait for. */
  private CompletableFuture<?> ready() {
    return called.isDone() || callbacks.isCurrent()
        ? outcome
        : CompletableFuture.allOf(outcome, called);
  }

  /**
   * Waits for the value, and until all callbacks that were added so far have been called.
   *
   * <p>If the task threw an exception, this method throws it. An unchecked exception is thrown as
   * it is; its cause shows the stack trace from the worker. A checked exception or an {@link Error}
   * is the cause of a {@link TaskFailedException}.
   *
   * @throws WorkerDied if a worker died in the middle of the work
   * @throws TaskTimedOut if the work took longer than the pool allows
   * @throws CancellationException if the work was cancelled
   * @throws IllegalStateException if the pool was terminated or failed before the work was done
   * @throws InterruptedException if the thread is interrupted while it waits; the work goes on
   */
  public T get() throws InterruptedException {
    await();
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /**
   * Waits for the value, for at most the given time. If the time is too short, the work goes on,
   * and a later call can still return the value. Throws also what {@link #get()} throws.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @throws TimeoutException if the result is not ready in time
   * @throws InterruptedException if the thread is interrupted while it waits; the work goes on
   * @see #get()
   */
  public T get(Duration timeout) throws InterruptedException, TimeoutException {
    if (!await(timeout)) {
      throw new TimeoutException(
          "the result is not ready: waited=" + timeout + "; it may come yet");
    }
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  private static RuntimeException failure(ExecutionException e) {
    return (RuntimeException) e.getCause(); // fail takes nothing else
  }

  private static RuntimeException reason(Throwable failure) {
    return (RuntimeException) (failure instanceof CompletionException e ? e.getCause() : failure);
  }

  /**
   * Cancels the work. Tasks that have not begun will never begin, and the result is a {@link
   * CancellationException}. A task that has begun can only be ended together with its worker. The
   * pool then replaces the worker.
   *
   * @param evenIfBegun true: kill the workers that have begun the work. False: a single task that
   *     has begun is not cancelled, and chunks of a map that have begun go on
   * @return false if the result was ready before, or if the single task had begun and goes on
   */
  public boolean cancel(boolean evenIfBegun) {
    return !outcome.isDone() && cancellation.cancel(evenIfBegun);
  }

  /**
   * Adds a callback that is called once with the value, when the value arrives. If the value is
   * already there, the callback is called at once. A thread that waits for this result also waits
   * for the callback. The pool calls its callbacks one after the other on one thread. So a slow
   * callback delays the other callbacks and the threads that wait for their results, but nothing
   * else. An exception in a callback is logged.
   *
   * @return this
   */
  public AsyncResult<T> onSuccess(Consumer<? super T> callback) {
    Objects.requireNonNull(callback, "callback");
    return onReady(failure -> failure == null ? () -> callback.accept(outcome.resultNow()) : null);
  }

  /**
   * Adds a callback that is called once with the failure, if there is one. For a map it is the
   * first failure.
   *
   * @return this
   * @see #onSuccess
   */
  public AsyncResult<T> onFailure(Consumer<? super RuntimeException> callback) {
    Objects.requireNonNull(callback, "callback");
    return onReady(failure -> failure == null ? null : () -> callback.accept(reason(failure)));
  }

  /**
   * Adds a callback. The function takes the failure, or null for a value, and returns the action to
   * run, or null for none.
   */
  private synchronized AsyncResult<T> onReady(Function<Throwable, Runnable> callback) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    called = called.isDone() ? over : CompletableFuture.allOf(called, over);
    var _ =
        outcome.whenComplete((value, failure) -> {
          Runnable due = callback.apply(failure);
          if (due == null) {
            over.complete(null);
          } else {
            callbacks.execute(due, () -> over.complete(null));
          }
        });
    return this;
  }

  /**
   * Returns a {@link CompletableFuture} for this result. Its dependent actions run where {@link
   * CompletableFuture#defaultExecutor} says, never on a thread of the pool. Its {@code cancel}
   * method {@linkplain #cancel cancels} the work, with the same argument.
   */
  public CompletableFuture<T> toCompletableFuture() {
    FutureView<T> view = new FutureView<>(this);
    var _ = outcome.whenCompleteAsync(view::follow);
    return view;
  }

  @Override
  public String toString() {
    return "AsyncResult[" + outcome.state() + "]";
  }
}
