package mpj.multiprocessing.pool;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.internal.codec.Encoder;

/** Reads the input of an imap and hands out its tasks, as fast as the results are taken. */
final class InputReader implements Runnable {
  private final Jobs jobs;
  private final Dispatch dispatch;
  private final Progress progress;
  private final LazyJob job;
  private final Iterable<?> input;
  private final Encoder out = new Encoder();
  private final List<Object> items = new ArrayList<>(1);
  private int ordinal;

  InputReader(Jobs jobs, Dispatch dispatch, Progress progress, LazyJob job, Iterable<?> input) {
    this.jobs = jobs;
    this.dispatch = dispatch;
    this.progress = progress;
    this.job = job;
    this.input = input;
  }

  @Override
  public void run() {
    try {
      feed();
    } catch (RuntimeException e) {
      job.breakInput(e);
    } catch (Throwable e) {
      job.breakInput(new TaskFailedException("the input of imap cannot be read: cause=" + e, e));
    } finally {
      int given = job.endInput();
      if (given >= 0) {
        jobs.limit(job, given);
      }
    }
  }

  private void feed() throws InterruptedException {
    Iterator<?> iterator = input.iterator();
    int largest = 1;
    while (iterator.hasNext() && job.awaitRoom(largest)) {
      items.clear();
      do {
        items.add(iterator.next());
      } while (items.size() < job.chunk() && iterator.hasNext());
      // Ask only after the input was read. Reading may take for ever, and the pool's end waits for
      // every caller of ask.
      long number = jobs.ask(1);
      if (number < 0) {
        return;
      }
      try {
        hand(number);
      } finally {
        jobs.put();
      }
      largest = Math.max(largest, out.length());
    }
  }

  private void hand(long number) throws InterruptedException {
    if (!job.give()) {
      return;
    }
    progress.given(1);
    try {
      encode(number);
      dispatch.put(out, number, items.size());
    } catch (RuntimeException e) {
      fail(e);
    } catch (Error e) { // thrown by code of the item's class while it was written
      fail(new TaskFailedException("an item of imap cannot be sent: cause=" + e, e));
    } catch (InterruptedException e) {
      fail(new IllegalStateException("interrupted as the task was handed out", e));
      throw e;
    }
    ordinal++;
  }

  /**
   * Ends a task that was counted as given. Otherwise the thread that takes results would wait for
   * ever.
   */
  private void fail(RuntimeException why) {
    job.fail(ordinal, why);
    jobs.end(job);
  }

  private void encode(long number) {
    Message.task(out, number, job, ordinal, items.size());
    for (int i = 0; i < items.size(); i++) {
      try {
        out.write(items.get(i));
      } catch (UncrossableException e) {
        long at = (long) ordinal * job.chunk() + i;
        throw new UncrossableException("item " + at + " cannot be sent: " + e.getMessage(), e);
      }
    }
  }
}
