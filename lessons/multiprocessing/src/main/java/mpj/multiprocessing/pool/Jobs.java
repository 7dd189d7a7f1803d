package mpj.multiprocessing.pool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.internal.queue.ItemQueue;

/**
 * The jobs that are not over, by number. This class also decides whether the pool takes more jobs.
 */
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
   * Adds a job. The caller then hands out its tasks, and calls {@link #limit} when it has handed
   * out the last.
   *
   * @throws IllegalStateException if the pool takes no more jobs
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
   * Asks for permission to put tasks into the queue. If it gets the permission, the caller must
   * call {@link #put} after it has put them.
   *
   * @return the number of the first of these tasks; -1 if no worker will do them any more
   */
  synchronized long ask(int count) {
    if (broken != null || freed) {
      return -1;
    }
    submitting++;
    nextTask += count;
    return nextTask - count;
  }

  /** Ends what {@link #ask} began: the caller has put its tasks. */
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

  /** Returns the job with a number; null if it is over. */
  synchronized Job of(long id) {
    return open.get(id);
  }

  /** Counts an ended task. If it was the last of its job, removes the job and returns true. */
  boolean end(Job job) {
    progress.done();
    boolean last = job.end();
    if (last) {
      over(job);
    }
    return last;
  }

  /** Sets the number of tasks of a job: so many were handed out, and there will be no more. */
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

  /** Takes no more jobs. When all jobs are over, the workers are told to end. */
  synchronized void close() {
    closed = true;
    closeTasks();
  }

  /** Makes all lazy jobs stop reading their input. */
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

  /** Makes a lazy job stop reading its input. */
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

  /** Returns whether there is no work left for a worker, now or later. */
  synchronized boolean isOver() {
    return broken != null || (closed && open.isEmpty());
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Ends all jobs with a failure, and takes no more jobs. */
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
   * Frees the shared memory of the jobs that were broken off. Called when no worker is left.
   * Returns when no thread uses the queue of tasks any more.
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
