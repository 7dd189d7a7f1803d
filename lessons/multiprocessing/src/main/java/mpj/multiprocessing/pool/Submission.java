package mpj.multiprocessing.pool;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.structure.ItemQueue;
import mpj.multiprocessing.structure.PoolState;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Encoder;
import mpj.multiprocessing.wire.UncrossableException;

/**
 * Hands out the tasks of a map, in its caller's thread, no more at a time than the queue is to
 * hold: a long map needs little shared memory.
 */
final class Submission {
  /** Most tasks of one job that are handed out and not done. */
  private static final int WINDOW = 4096;

  /** Most bytes of them, roughly. */
  private static final int WINDOW_BYTES = 32 << 20;

  private final PoolState state;
  private final ItemQueue tasks;
  private final Jobs jobs;
  private final MapJob job;
  private final int least;
  private final Encoder out = new Encoder();
  private int submitted;

  Submission(PoolState state, ItemQueue tasks, Jobs jobs, MapJob job, int workers) {
    this.state = state;
    this.tasks = tasks;
    this.jobs = jobs;
    this.job = job;
    this.least = 2 * workers;
  }

  /** Returns when all tasks have been handed out, or the job has failed. */
  void submit(Iterator<?> items) throws InterruptedException {
    int largest = 1;
    try {
      while (submitted < job.count()) {
        int window = Math.max(least, Math.min(WINDOW, WINDOW_BYTES / largest));
        int room = job.awaitRoom(submitted, window);
        if (room <= 0) {
          return;
        }
        for (; room > 0 && submitted < job.count(); room--) {
          encode(items);
          largest = Math.max(largest, out.length());
          put();
          submitted++;
        }
      }
    } finally {
      if (submitted < job.count()) {
        jobs.end(job, job.count() - submitted);
      }
    }
  }

  private void encode(Iterator<?> items) {
    int at = job.begin(submitted);
    int end = job.begin(submitted + 1);
    Message.task(out, job.first() + submitted, job.function(), submitted, end - at);
    for (; at < end; at++) {
      if (!items.hasNext()) {
        throw new ConcurrentModificationException("the items became fewer: count=" + at);
      }
      try {
        out.write(items.next());
      } catch (UncrossableException e) {
        throw new UncrossableException("item " + at + " cannot be sent: " + e.getMessage(), e);
      }
    }
  }

  private void put() throws InterruptedException {
    if (Gate.isActive()) {
      Gate.pass();
      int items = job.begin(submitted + 1) - job.begin(submitted);
      Gate.emit(EventKind.TASK_SUBMITTED, state.offset(), 0, items, job.first() + submitted);
    }
    if (Thread.interrupted()) { // it would break the writing of a large task
      throw new InterruptedException();
    }
    tasks.put(out.bytes(), out.length(), Pause.FOREVER, null);
  }
}
