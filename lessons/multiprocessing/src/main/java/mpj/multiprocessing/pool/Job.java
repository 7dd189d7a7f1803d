package mpj.multiprocessing.pool;

import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Blob;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;

/**
 * The tasks of one call, which have one function. Each of them ends once, by its values or by a
 * failure, and is counted then; when as many have ended as were handed out, and there come no more,
 * the job is over.
 *
 * <p>In shared memory a job has its function, whose mark says whether it was cancelled; a job of
 * one task is marked as begun, too, so that it can be cancelled before that or not at all.
 */
abstract class Job {
  /** Marks of the function. */
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

  /** A job that has no number yet, and of which nobody knows how many tasks it has. */
  Job(Tree tree, Encoder function) {
    this.tree = tree;
    this.function = Blob.keep(tree, function.toBytes(), function.mentions());
  }

  /** Takes in what a task answered. Only one thread does. */
  abstract void receive(int ordinal, Decoder values);

  /** Takes in that a task failed. */
  abstract void fail(int ordinal, RuntimeException why);

  /** Takes in that the pool is broken. */
  abstract void breakOff(RuntimeException why);

  /** All tasks have ended. */
  abstract void over();

  /** Says which items a task has, {@code items=4..7}; empty if there is nothing to say. */
  abstract String items(int ordinal);

  /** Returns how many tasks it has as far as one knows. */
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

  /** Says how many tasks were handed out, and that there come no more; true if all have ended. */
  final synchronized boolean limit(int tasks) {
    if (total != UNKNOWN) {
      return false;
    }
    total = tasks;
    return ended == total;
  }

  /** Counts an ended task; true if it was the last. */
  final synchronized boolean end() {
    ended++;
    if (ended >= wanted()) {
      notifyAll();
    }
    return ended == total;
  }

  /** Returns how many ended tasks somebody waits for; for {@link #end}. */
  abstract int wanted();

  final int ended() {
    return ended;
  }

  /** Has no more tasks handed out. */
  final synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  final boolean isStopped() {
    return stopped;
  }

  /**
   * Has the tasks skipped that have not begun.
   *
   * @return false if it is over, or if it is one task and that has begun
   */
  final synchronized boolean cancel() {
    stopped |= function != 0 && Blob.mark(tree, function, OPEN, CANCELLED);
    notifyAll();
    return stopped && function != 0;
  }

  /** Lets a task begin once more, unless the job was cancelled. */
  final synchronized boolean again() {
    return !stopped
        && (Blob.mark(tree, function, BEGUN, OPEN) || Blob.mark(tree, function) == OPEN);
  }

  /** Frees what it has in shared memory, when no worker will ask for it any more. */
  final synchronized void free() {
    if (function != 0) {
      Blob.free(tree, function);
      function = 0;
    }
  }
}
