package mpj.multiprocessing.pool;

import mpj.multiprocessing.wire.Decoder;

/**
 * The tasks of one call: consecutive numbers, one function. Each of them ends once, by its values
 * or by a failure, and is counted then; when all have ended the job is over.
 *
 * <p>A job as a whole fails at the first failure of a task, and tells its caller at once; the tasks
 * that a worker may have by then go on, and what becomes of them only counts.
 */
abstract class Job {
  private final int count;
  private final long function;
  private long first;
  private int ended;
  private int wanted;
  private RuntimeException failure;

  /**
   * A job that is not numbered yet.
   *
   * @param count how many tasks it has
   * @param function where its function lies
   */
  Job(int count, long function) {
    this.count = count;
    this.function = function;
    this.wanted = count;
  }

  /** Reads what a task answered. Only one thread does. */
  abstract void receive(int ordinal, Decoder values);

  /** Says which items a task has, {@code items=4..7}. */
  abstract String items(int ordinal);

  final int count() {
    return count;
  }

  final long function() {
    return function;
  }

  final long first() {
    return first;
  }

  final void number(long first) {
    this.first = first;
  }

  final boolean covers(long number) {
    return number >= first && number < first + count;
  }

  /**
   * Counts ended tasks.
   *
   * @return true if these were the last
   */
  final synchronized boolean end(int tasks) {
    ended += tasks;
    if (ended >= wanted) {
      notifyAll();
    }
    return ended == count;
  }

  /** Makes the job fail, unless it has already. */
  final synchronized void fail(RuntimeException why) {
    if (failure == null) {
      failure = why;
      notifyAll();
    }
  }

  /**
   * Waits until fewer than so many of the tasks submitted so far are left.
   *
   * @return how many may be submitted before the next call; 0 or less: none, the job has failed
   */
  final synchronized int awaitRoom(int submitted, int window) throws InterruptedException {
    if (submitted - ended >= window) {
      await(submitted - window / 2);
    }
    return failure == null ? window - (submitted - ended) : 0;
  }

  /** Waits for the end of all tasks, or the first failure, which it throws. */
  final synchronized void await() throws InterruptedException {
    await(count);
    if (failure != null) {
      throw failure;
    }
  }

  private void await(int enough) throws InterruptedException {
    wanted = enough;
    while (ended < enough && failure == null) {
      wait();
    }
    wanted = count;
  }
}
