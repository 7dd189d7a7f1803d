package mpj.multiprocessing.pool;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.thread.Cleanup;

/**
 * The results of {@link Pool#imap imap}, one after the other, while the workers still do other
 * tasks. One thread can iterate over them, once.
 *
 * <pre>{@code
 * for (int square : pool.imap(x -> x * x, numbers)) {
 *   IO.println(square);
 * }
 * }</pre>
 *
 * <p>A separate thread reads the input, a little ahead of the results that are taken here. So the
 * input may be infinite. A program that stops before the end closes this object or the pool. If it
 * does not, this object is closed when the garbage collector finds that no code can take results
 * any more.
 *
 * <p><b>What happens if a process dies here.</b> If a worker dies in the middle of a task, {@link
 * #next} throws {@link WorkerDied} in place of that task's results, and the other results follow.
 * The same is true for every task that fails.
 *
 * @param <R> the type of the results
 */
public final class LazyResults<R> implements Iterable<R>, AutoCloseable {
  private final LazyJob job;
  private final Cleaner.Cleanable cleanup;
  private ArrayDeque<LazyJob.Arrival> arrived = new ArrayDeque<>();
  private LazyJob.Arrival current = LazyJob.Arrival.NONE;
  private int at;
  private volatile boolean closed;

  LazyResults(Jobs jobs, LazyJob job) {
    this.job = job;
    this.cleanup = Cleanup.of(this, new Left(jobs, job));
  }

  /** Ends the job of results that are not wanted any more. */
  private record Left(Jobs jobs, LazyJob job) implements Runnable {
    @Override
    public void run() {
      job.leave();
      jobs.stopReading(job);
    }
  }

  /**
   * Returns an iterator over the results that have not been taken yet. All iterators share these
   * results: each result is taken once.
   */
  @Override
  public Iterator<R> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return LazyResults.this.hasNext();
      }

      @Override
      public R next() {
        return LazyResults.this.next();
      }
    };
  }

  /**
   * Returns the results that have not been taken yet as a stream. Closing the stream closes this.
   */
  public Stream<R> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED), false)
        .onClose(this::close);
  }

  /**
   * Waits until there is another result, or until it is clear that there is none. There is none if
   * all results were taken or this object was closed.
   *
   * @return whether there is another result
   * @throws IllegalStateException if the thread is interrupted while it waits (it is still
   *     interrupted afterwards), or if the pool ended before
   * @throws RuntimeException the exception of the input, after all results
   */
  public boolean hasNext() {
    try {
      return advance(Backoff.FOREVER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a result of imap", e);
    } catch (TimeoutException e) {
      throw new AssertionError(e); // cannot happen: the wait has no limit
    }
  }

  /**
   * Waits for the next result.
   *
   * @throws RuntimeException the task's exception, in the form that {@link AsyncResult#get()}
   *     describes; the next call goes on with the next result
   * @throws NoSuchElementException if all results were taken or this object was closed
   * @throws IllegalStateException as {@link #hasNext} does
   */
  public R next() {
    return take(hasNext());
  }

  /**
   * Waits for the next result, for at most the given time. If the time is too short, a later call
   * can still return the result. Throws also what {@link #next()} throws.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @throws TimeoutException if there is no result in time
   * @throws InterruptedException if the thread is interrupted while it waits; no result is lost
   * @see #next()
   */
  public R next(Duration timeout) throws InterruptedException, TimeoutException {
    return take(advance(Timeout.nanos(timeout)));
  }

  private boolean advance(long nanos) throws InterruptedException, TimeoutException {
    while (at == current.size()) {
      if (closed) {
        return false;
      }
      if (arrived.isEmpty()) {
        ArrayDeque<LazyJob.Arrival> more = await(nanos);
        if (more == null) {
          throw new TimeoutException(
              "no result of imap yet: waited=" + Duration.ofNanos(nanos) + "; it may come yet");
        }
        arrived = more;
        if (more.isEmpty()) {
          return false;
        }
      }
      current = arrived.remove();
      at = 0;
    }
    return true;
  }

  private ArrayDeque<LazyJob.Arrival> await(long nanos) throws InterruptedException {
    try {
      return job.take(arrived, nanos);
    } finally {
      Reference.reachabilityFence(this); // waiting for results is a use
    }
  }

  @SuppressWarnings("unchecked") // the job's function returned it
  private R take(boolean there) {
    if (!there) {
      throw new NoSuchElementException(
          closed ? "the results of imap were closed" : "all results of imap were taken");
    }
    return (R) current.value(at++);
  }

  /**
   * Stops the work: no more input is read, and tasks that have not begun will never begin. A thread
   * that waits for a result here gets none: {@link #hasNext} returns false. A second call does
   * nothing.
   */
  @Override
  public void close() {
    closed = true;
    cleanup.clean();
  }
}
