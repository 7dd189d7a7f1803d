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
 * What will come of work that was given to a pool. Python's {@code AsyncResult}.
 *
 * <pre>{@code
 * AsyncResult<Integer> sum = pool.applyAsync(() -> 2 + 3);
 * sum.onSuccess(value -> IO.println(value));
 * int five = sum.get();
 * }</pre>
 *
 * <p>A map has one result, the list of all its values. Any thread may use it.
 *
 * <p><b>What happens if a process dies here.</b> If the worker dies in the middle of the work, the
 * result is a failure, {@link WorkerDied}, within two seconds.
 *
 * @param <T> the value
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

  /** The work failed. What a task threw is wrapped if it would mean something to the future. */
  void fail(RuntimeException why) {
    boolean speaks = why instanceof CancellationException || why instanceof CompletionException;
    outcome.completeExceptionally(speaks ? new CompletionException(why) : why);
  }

  /** The work was cancelled. */
  void abandon(CancellationException why) {
    outcome.completeExceptionally(why);
  }

  /** Has something of ours done once it is ready, which takes no time: the results wait for it. */
  void whenReady(Runnable action) {
    var _ = outcome.whenComplete((value, failure) -> action.run());
  }

  /**
   * Tells whether there is a value or a failure, and the callbacks given so far have been called.
   */
  public boolean isReady() {
    return outcome.isDone() && (called.isDone() || callbacks.isCurrent());
  }

  /**
   * Tells whether there is a value.
   *
   * @throws IllegalStateException before it is ready
   */
  public boolean isSuccessful() {
    if (!isReady()) {
      throw new IllegalStateException(
          "the result is not ready yet; await it, or ask isReady first");
    }
    return !outcome.isCompletedExceptionally();
  }

  /** Tells whether the work was cancelled; a task that throws such an exception has failed. */
  public boolean isCancelled() {
    return outcome.isCancelled();
  }

  /**
   * Waits until the result is ready, and the callbacks given so far have been called. (A callback
   * itself does not wait for others.)
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
        throw new AssertionError(e); // it ends with no failure
      }
    }
  }

  /**
   * Waits as {@link #await()} does, for at most so long.
   *
   * @return whether it is ready
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

  /** Returns what is over when {@link #await()} has nothing to wait for. */
  private CompletableFuture<?> ready() {
    return called.isDone() || callbacks.isCurrent()
        ? outcome
        : CompletableFuture.allOf(outcome, called);
  }

  /**
   * Waits for the value, and until the callbacks given so far have been called.
   *
   * <p>What the task threw is thrown here: an unchecked exception as itself, its trace in the
   * worker as its cause; a checked one or an {@link Error} as the cause of a {@link
   * TaskFailedException}.
   *
   * @throws WorkerDied if a worker died in the middle of the work
   * @throws TaskTimedOut if the work took longer than the pool allows
   * @throws CancellationException if it was cancelled
   * @throws IllegalStateException if the pool was terminated
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
   * Waits for the value, for at most so long; the work goes on if that is too short, and the value
   * can still be had.
   *
   * @throws TimeoutException if it is not ready by then
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
    return (RuntimeException) e.getCause(); // nothing else is given to fail
  }

  private static RuntimeException reason(Throwable failure) {
    return (RuntimeException) (failure instanceof CompletionException e ? e.getCause() : failure);
  }

  /**
   * Cancels the work. What has not begun never will, and the result is a {@link
   * CancellationException}. What has begun can only be ended with its worker, which the pool then
   * replaces.
   *
   * @param evenIfBegun kill workers that have begun it; otherwise a single task that was begun is
   *     left alone, and of a map the chunks that were begun are
   * @return false if the result was ready, or the task had begun and is left alone
   */
  public boolean cancel(boolean evenIfBegun) {
    return !outcome.isDone() && cancellation.cancel(evenIfBegun);
  }

  /**
   * Has a callback called with the value, once, when it is there; at once if it is. Who waits for
   * this result waits for the callback, too. The pool calls its callbacks one after the other on
   * one thread: a slow one holds up the others, and those who wait for their results, but nothing
   * else. What it throws is logged.
   *
   * @return this
   */
  public AsyncResult<T> onSuccess(Consumer<? super T> callback) {
    Objects.requireNonNull(callback, "callback");
    return onReady(failure -> failure == null ? () -> callback.accept(outcome.resultNow()) : null);
  }

  /**
   * Has a callback called with the failure, once, if it comes to that; of a map with the first one.
   *
   * @return this
   * @see #onSuccess
   */
  public AsyncResult<T> onFailure(Consumer<? super RuntimeException> callback) {
    Objects.requireNonNull(callback, "callback");
    return onReady(failure -> failure == null ? null : () -> callback.accept(reason(failure)));
  }

  /** Has a callback called, if there is one for what has become of the work: a failure or null. */
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
   * Returns a view as a future of Java's. What depends on it runs where {@link
   * CompletableFuture#defaultExecutor} says, never on a thread of the pool; cancelling it with
   * {@code true} is {@link #cancel cancelling} the work.
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
