package mpj.multiprocessing.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.log.Log;

/**
 * A pool as an {@link java.util.concurrent.ExecutorService}. It sends the caller's task to a
 * worker, not a future that wraps the task.
 */
final class PoolExecutor extends AbstractExecutorService {
  private final Pool pool;
  private final JobFactory calls;
  private final Map<AsyncResult<?>, Runnable> waiting = new ConcurrentHashMap<>();

  PoolExecutor(Pool pool, JobFactory calls) {
    this.pool = pool;
    this.calls = calls;
  }

  private <T> AsyncFuture<T> give(
      SerializableFunction<Object, T> work, Object task, Runnable again) {
    AsyncResult<T> result;
    try {
      result = calls.call(work, null);
    } catch (UncrossableException e) {
      throw new RejectedExecutionException(
          "a task cannot be sent to a worker: task="
              + task.getClass().getName()
              + " cause="
              + e.getMessage()
              + "; cast a lambda or method reference, (Callable<T> & Serializable) () -> ..., or"
              + " give a record or a Serializable object that holds nothing of this process",
          e);
    } catch (IllegalStateException e) {
      throw new RejectedExecutionException(e.getMessage(), e);
    }
    waiting.put(result, again);
    result.whenReady(() -> waiting.remove(result));
    return new AsyncFuture<>(result);
  }

  /**
   * Makes a future for a completion service. Such a service wraps its tasks before it submits them.
   */
  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
    return give(ArgumentAdapters.none(task), task, new Late(task));
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable task, T value) {
    return new AsyncFuture<>(give(ArgumentAdapters.action(task), task, task).result(), value);
  }

  @Override
  public <T> Future<T> submit(Callable<T> task) {
    return give(ArgumentAdapters.none(task), task, new Late(task));
  }

  @Override
  public Future<?> submit(Runnable task) {
    return give(ArgumentAdapters.action(task), task, task);
  }

  @Override
  public <T> Future<T> submit(Runnable task, T value) {
    Future<?> done = submit(task);
    return new AsyncFuture<>(((AsyncFuture<?>) done).result(), value);
  }

  @Override
  public void execute(Runnable task) {
    if (task.getClass().getEnclosingClass() == ExecutorCompletionService.class) {
      Thread.ofVirtual().name("completion").start(task); // it only waits for a future
      return;
    }
    AsyncFuture<?> future = (AsyncFuture<?>) submit(task);
    future.result().onFailure(e -> Log.warn("a task of " + pool + " failed: " + e));
  }

  @Override
  public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
      throws InterruptedException {
    return invokeAll(tasks, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }

  @Override
  public <T> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException {
    Backoff backoff = new Backoff(Timeout.nanos(timeout, unit));
    List<Future<T>> futures = new ArrayList<>(tasks.size());
    try {
      for (Callable<T> task : tasks) {
        futures.add(submit(task));
      }
      for (Future<T> future : futures) {
        if (!((AsyncFuture<T>) future).result().await(Duration.ofNanos(backoff.left()))) {
          break;
        }
      }
      return futures;
    } finally {
      cancel(futures);
    }
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    try {
      return invokeAny(tasks, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e); // cannot happen: the wait is as good as endless
    }
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("there is no task of which to give the result");
    }
    List<Future<T>> futures = new ArrayList<>(tasks.size());
    FirstResult<T> first = new FirstResult<>(tasks.size());
    try {
      for (Callable<T> task : tasks) {
        Future<T> future = submit(task);
        futures.add(future);
        AsyncResult<T> result = ((AsyncFuture<T>) future).result();
        result.whenReady(() -> first.offer(result));
      }
      return first.await(Timeout.nanos(timeout, unit));
    } finally {
      cancel(futures);
    }
  }

  private static <T> void cancel(List<Future<T>> futures) {
    futures.forEach(future -> future.cancel(true)); // does nothing to futures that are ready
  }

  @Override
  public void shutdown() {
    pool.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    pool.shutdown();
    List<Runnable> never = new ArrayList<>();
    waiting.forEach((result, task) -> {
      if (result.cancel(false)) {
        never.add(task);
      }
    });
    pool.terminate();
    return never;
  }

  @Override
  public boolean isShutdown() {
    return pool.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return pool.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return pool.awaitEnd(Timeout.nanos(timeout, unit));
  }

  @Override
  public void close() {
    pool.close();
  }

  @Override
  public String toString() {
    return "executor of " + pool;
  }

  /** A callable that was never begun. The caller of {@code shutdownNow} may still run it. */
  private record Late(Callable<?> task) implements Runnable {
    @Override
    public void run() {
      try {
        task.call();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException("the task failed: cause=" + e, e);
      }
    }
  }
}
