package mpj.multiprocessing.pool;

import java.util.Map;
import java.util.TreeMap;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.Blob;
import mpj.multiprocessing.structure.ItemQueue;

/** The jobs that are not over, by the numbers of their tasks; and whether there may come more. */
final class Jobs {
  private final Tree tree;
  private final String pool;
  private final ItemQueue tasks;
  private final TreeMap<Long, Job> open = new TreeMap<>();
  private long next;
  private int submitting;
  private boolean closed;
  private RuntimeException broken;
  private boolean freed;

  Jobs(Tree tree, String pool, ItemQueue tasks) {
    this.tree = tree;
    this.pool = pool;
    this.tasks = tasks;
  }

  /**
   * Takes a job in and numbers its tasks. The caller then submits them, and says when it has.
   *
   * @throws IllegalStateException if the pool takes no more
   */
  synchronized void open(Job job) {
    requireOpen();
    job.number(next);
    next += job.count();
    open.put(job.first(), job);
    submitting++;
  }

  synchronized void submitted() {
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

  /** Returns the job that a task belongs to, null if it is over. */
  synchronized Job of(long task) {
    Map.Entry<Long, Job> entry = open.floorEntry(task);
    return entry != null && entry.getValue().covers(task) ? entry.getValue() : null;
  }

  /** Counts ended tasks of a job, and forgets it when these were the last; true then. */
  boolean end(Job job, int count) {
    boolean last = job.end(count);
    if (last) {
      over(job);
    }
    return last;
  }

  private synchronized void over(Job job) {
    if (open.remove(job.first(), job)) {
      Blob.free(tree, job.function());
      closeTasks();
    }
  }

  /** Takes no more jobs; when those there are are over, the workers are told to end. */
  synchronized void close() {
    closed = true;
    closeTasks();
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
      job.fail(why);
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
      Blob.free(tree, job.function());
    }
    open.clear();
  }
}
