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
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.thread.Cleanup;

/**
 * The results of {@link Pool#imap imap}, one after the other, while others are still being worked
 * on. They can be gone through once, by one thread.
 *
 * <pre>{@code
 * for (int square : pool.imap(x -> x * x, numbers)) {
 *   IO.println(square);
 * }
 * }</pre>
 *
 * <p>The input is read by a thread of its own, a little ahead of what is taken here: so it may be
 * without end. Whoever leaves before the end closes this, or the pool; if nobody does, it is closed
 * when the garbage collector finds that nobody can take results any more.
 *
 * <p><b>What happens if a process dies here.</b> If a worker dies in the middle of a task, {@link
 * #next} throws {@link WorkerDied} in the place of that task's results, and the others follow. So
 * it does for every failed task.
 *
 * @param <R> the results
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

  /** Wants no more results. */
  private record Left(Jobs jobs, LazyJob job) implements Runnable {
    @Override
    public void run() {
      job.leave();
      jobs.stopReading(job);
    }
  }

  /** Goes on where this was left: the results are taken once, whoever takes them. */
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

  /** Returns the results, or those that are left, as a stream; closing it closes this. */
  public Stream<R> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED), false)
        .onClose(this::close);
  }

  /**
   * Waits until there is another result or it is clear that there is none, because all were taken
   * or another thread has closed this.
   *
   * @throws IllegalStateException if the thread is interrupted meanwhile, which it then still is;
   *     or if the pool ended before
   * @throws RuntimeException what the input threw, after all results
   */
  public boolean hasNext() {
    try {
      return advance(Pause.FOREVER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a result of imap", e);
    } catch (TimeoutException e) {
      throw new AssertionError(e); // not in this life
    }
  }

  /**
   * Waits for the next result.
   *
   * @throws RuntimeException what the task threw, as {@link AsyncResult#get()} does; one can go on
   *     with the next
   */
  public R next() {
    return take(hasNext());
  }

  /**
   * Waits for the next result, for at most so long; it can still be had afterwards.
   *
   * @throws TimeoutException if there is none by then
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
      Reference.reachabilityFence(this); // to wait for results is a use
    }
  }

  @SuppressWarnings("unchecked") // the job's function answered it
  private R take(boolean there) {
    if (!there) {
      throw new NoSuchElementException(
          closed ? "the results of imap were closed" : "all results of imap were taken");
    }
    return (R) current.value(at++);
  }

  /** Wants no more results: reads no more input, and the tasks that have not begun never will. */
  @Override
  public void close() {
    closed = true;
    cleanup.clean();
  }
}
