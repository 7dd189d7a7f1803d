package mpj.multiprocessing.pool;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.internal.codec.Encoder;

/**
 * Hands out the tasks of a map, but no more at a time than the window allows. So a long map needs
 * little shared memory.
 */
final class Submission implements Runnable {
  /** The largest number of tasks of one job that are handed out and not done. */
  private static final int WINDOW = 4096;

  /** The largest number of bytes of these tasks, roughly. */
  private static final int WINDOW_BYTES = 32 << 20;

  private final Jobs jobs;
  private final Dispatch dispatch;
  private final MapJob<?> job;
  private final Iterator<?> items;
  private final int least;
  private final Encoder out = new Encoder();
  private int submitted;

  Submission(Jobs jobs, Dispatch dispatch, MapJob<?> job, Iterator<?> items, int workers) {
    this.jobs = jobs;
    this.dispatch = dispatch;
    this.job = job;
    this.items = items;
    this.least = 2 * workers;
  }

  /** Returns when all tasks have been handed out, or the job has failed. */
  void submit() throws InterruptedException {
    long first = jobs.ask(job.count());
    if (first < 0) {
      return;
    }
    try {
      submit(first);
    } catch (InterruptedException | RuntimeException | Error e) {
      job.stop(); // no thread will ask for its result
      throw e;
    } finally {
      jobs.put();
      jobs.limit(job, submitted);
    }
  }

  /** Does the same on a separate thread. An exception becomes the failure of the job. */
  @Override
  public void run() {
    try {
      submit();
    } catch (RuntimeException e) {
      job.breakOff(e);
    } catch (Throwable e) {
      job.breakOff(new TaskFailedException("an item cannot be sent: cause=" + e, e));
    }
  }

  private void submit(long first) throws InterruptedException {
    int largest = 1;
    while (submitted < job.count()) {
      int window = Math.max(least, Math.min(WINDOW, WINDOW_BYTES / largest));
      int room = job.awaitRoom(submitted, window);
      if (room <= 0) {
        return;
      }
      for (; room > 0 && submitted < job.count(); room--) {
        int count = encode(first + submitted);
        largest = Math.max(largest, out.length());
        dispatch.put(out, first + submitted, count);
        submitted++;
      }
    }
  }

  private int encode(long number) {
    int begin = job.begin(submitted);
    int end = job.begin(submitted + 1);
    Message.task(out, number, job, submitted, end - begin);
    for (int at = begin; at < end; at++) {
      if (!items.hasNext()) {
        throw new ConcurrentModificationException("the items became fewer: count=" + at);
      }
      try {
        out.write(items.next());
      } catch (UncrossableException e) {
        throw new UncrossableException("item " + at + " cannot be sent: " + e.getMessage(), e);
      }
    }
    return end - begin;
  }
}
