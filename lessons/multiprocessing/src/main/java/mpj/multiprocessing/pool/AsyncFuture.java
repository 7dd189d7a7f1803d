package mpj.multiprocessing.pool;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mpj.multiprocessing.internal.arena.Timeout;

/** A future that waits for a result directly. No callback can delay it. */
final class AsyncFuture<T> implements RunnableFuture<T> {
  private final AsyncResult<T> result;
  private final T value;

  AsyncFuture(AsyncResult<T> result) {
    this(result, null);
  }

  /** Makes a future that returns {@code value} instead of the result's own value, which is null. */
  @SuppressWarnings("unchecked") // null is of any type
  AsyncFuture(AsyncResult<?> result, T value) {
    this.result = (AsyncResult<T>) result;
    this.value = value;
  }

  AsyncResult<T> result() {
    return result;
  }

  /** Waits for the result, because a worker runs the task. */
  @Override
  public void run() {
    try {
      result.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean cancel(boolean evenIfBegun) {
    return result.cancel(evenIfBegun);
  }

  @Override
  public boolean isCancelled() {
    return result.isCancelled();
  }

  @Override
  public boolean isDone() {
    return result.isReady();
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    result.await();
    return ready();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    Duration wait = Duration.ofNanos(Timeout.nanos(timeout, unit));
    if (!result.await(wait)) {
      throw new TimeoutException("the result is not ready: waited=" + wait);
    }
    return ready();
  }

  private T ready() throws InterruptedException, ExecutionException {
    try {
      T own = result.get();
      return value != null ? value : own;
    } catch (CancellationException e) {
      if (result.isCancelled()) {
        throw e;
      }
      throw new ExecutionException(e); // the task threw it
    } catch (TaskFailedException e) {
      throw new ExecutionException(e.getMessage(), e.getCause() != null ? e.getCause() : e);
    } catch (RuntimeException e) {
      throw new ExecutionException(e);
    }
  }
}
