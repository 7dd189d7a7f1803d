package mpj.multiprocessing.pool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.internal.queue.ItemQueue;

/** The jobs that are not over, by their numbers; and whether there may come more. */
final class Jobs {
  private final String pool;
  private final ItemQueue tasks;
  private final Progress progress;
  private final Map<Long, Job> open = new HashMap<>();
  private long nextJob;
  private long nextTask;
  private int submitting;
  private boolean closed;
  private RuntimeException broken;
  private boolean freed;

  Jobs(String pool, ItemQueue tasks, Progress progress) {
    this.pool = pool;
    this.tasks = tasks;
    this.progress = progress;
  }

  /**
   * Takes a job in. The caller then hands out its tasks and says when it has.
   *
   * @throws IllegalStateException if the pool takes no more
   */
  void open(Job job) {
    try {
      synchronized (this) {
        requireOpen();
        job.number(nextJob++);
        open.put(job.id(), job);
        progress.given(job.expected());
      }
    } catch (IllegalStateException e) {
      job.free();
      throw e;
    }
  }

  /**
   * Asks to put tasks into the queue. If that is granted, the caller says when it {@linkplain #put
   * has}.
   *
   * @return the number of the first of them, -1 if no worker will do them any more
   */
  synchronized long ask(int count) {
    if (broken != null || freed) {
      return -1;
    }
    submitting++;
    nextTask += count;
    return nextTask - count;
  }

  /** Who asked has put its tasks. */
  synchronized void put() {
    submitting--;
    notifyAll();
  }

  synchronized void requireOpen() {
    if (broken != null) {
      throw new IllegalStateException(
          "the pool has ended: pool=" + pool + "; make a new one", broken);
    }
    if (closed) {
      throw new IllegalStateException(
          "the pool takes no more tasks: pool=" + pool + "; make a new one");
    }
  }

  /** Returns a job by its number, null if it is over. */
  synchronized Job of(long id) {
    return open.get(id);
  }

  /** Counts an ended task, and forgets its job when it was the last; true then. */
  boolean end(Job job) {
    progress.done();
    boolean last = job.end();
    if (last) {
      over(job);
    }
    return last;
  }

  /** So many tasks of a job were handed out, and there come no more. */
  void limit(Job job, int tasks) {
    if (job.expected() > tasks) {
      progress.given(tasks - job.expected());
    }
    if (job.limit(tasks)) {
      over(job);
    }
  }

  private void over(Job job) {
    synchronized (this) {
      if (open.remove(job.id(), job)) {
        job.free();
        closeTasks();
      }
    }
    job.over();
  }

  /** Takes no more jobs; when those there are are over, the workers are told to end. */
  synchronized void close() {
    closed = true;
    closeTasks();
  }

  /** Has the lazy ones read no more input. */
  void stopReading() {
    List<Job> all;
    synchronized (this) {
      all = new ArrayList<>(open.values());
    }
    for (Job job : all) {
      if (job instanceof LazyJob lazy) {
        stopReading(lazy);
      }
    }
  }

  /** Has a lazy one read no more input. */
  void stopReading(LazyJob lazy) {
    int given = lazy.stopReading();
    if (given >= 0) {
      limit(lazy, given);
    }
  }

  private void closeTasks() {
    if (closed && open.isEmpty() && !freed) {
      tasks.close();
    }
  }

  /** Tells whether there is nothing left to do for a worker, now or later. */
  synchronized boolean isOver() {
    return broken != null || (closed && open.isEmpty());
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Ends all jobs with a failure, and takes no more. */
  synchronized void breakOff(RuntimeException why) {
    closed = true;
    if (broken != null || freed) {
      return;
    }
    broken = why;
    for (Job job : open.values()) {
      job.breakOff(why);
    }
    tasks.close();
  }

  /**
   * Frees what the jobs stored that were broken off, when no worker is left. Returns when nobody
   * uses the queue of tasks any more.
   */
  synchronized void free() throws InterruptedException {
    while (submitting > 0) {
      wait();
    }
    freed = true;
    for (Job job : open.values()) {
      job.free();
    }
    open.clear();
  }
}
