package mpj.multiprocessing.pool;

import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.memory.StoredBytes;

/**
 * The tasks of one call, which share one function. Each task ends once, with values or with a
 * failure, and is counted then. The job is over when all tasks that were handed out have ended and
 * there will be no more.
 *
 * <p>A job stores its function in shared memory. A mark of the function says whether the job was
 * cancelled. If the job has only one task, the mark also says whether the task has begun. So such a
 * job can be cancelled only before its task begins.
 */
abstract class Job {
  /** The marks of the function. */
  static final int OPEN = 0;

  static final int BEGUN = 1;
  static final int CANCELLED = 2;

  private static final int UNKNOWN = Integer.MAX_VALUE;

  private final Tree tree;
  private long function;
  private long id;
  private int ended;
  private int total = UNKNOWN;
  private volatile boolean stopped;

  /** Makes a job that has no number yet, and whose number of tasks is not known yet. */
  Job(Tree tree, Encoder function) {
    this.tree = tree;
    this.function = StoredBytes.keep(tree, function.toBytes(), function.mentions());
  }

  /** Receives the values of a task. It is called once for each task. */
  abstract void receive(int ordinal, Decoder values);

  /** Receives the failure of a task. */
  abstract void fail(int ordinal, RuntimeException why);

  /** Ends the job because the pool has failed. */
  abstract void breakOff(RuntimeException why);

  /** Called when all tasks have ended. */
  abstract void over();

  /** Returns which items a task has, for example {@code items=4..7}; empty for a single call. */
  abstract String items(int ordinal);

  /** Returns the number of tasks, as far as it is known. */
  abstract int expected();

  final long id() {
    return id;
  }

  final void number(long number) {
    id = number;
  }

  final long function() {
    return function;
  }

  /**
   * Sets the number of tasks that were handed out; there will be no more. Returns true if all have
   * ended.
   */
  final synchronized boolean limit(int tasks) {
    if (total != UNKNOWN) {
      return false;
    }
    total = tasks;
    return ended == total;
  }

  /** Counts an ended task; returns true if it was the last. */
  final synchronized boolean end() {
    ended++;
    if (ended >= wanted()) {
      notifyAll();
    }
    return ended == total;
  }

  /** Returns the number of ended tasks that a waiting thread needs. {@link #end} uses it. */
  abstract int wanted();

  final int ended() {
    return ended;
  }

  /** Stops the job: no more tasks are handed out. */
  final synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  final boolean isStopped() {
    return stopped;
  }

  /**
   * Cancels the tasks that have not begun: workers will skip them.
   *
   * @return false if the job is over, or if it has only one task and that has begun
   */
  final synchronized boolean cancel() {
    stopped |= function != 0 && StoredBytes.mark(tree, function, OPEN, CANCELLED);
    notifyAll();
    return stopped && function != 0;
  }

  /** Lets a task begin again, unless the job was cancelled. */
  final synchronized boolean again() {
    return !stopped
        && (StoredBytes.mark(tree, function, BEGUN, OPEN)
            || StoredBytes.mark(tree, function) == OPEN);
  }

  /** Frees the function in shared memory. Called when no worker will read it any more. */
  final synchronized void free() {
    if (function != 0) {
      StoredBytes.free(tree, function);
      function = 0;
    }
  }
}
