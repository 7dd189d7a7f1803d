package mpj.multiprocessing.pool;

import java.time.Duration;
import java.util.Objects;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.internal.arena.Timeout;

/**
 * What a pool is to be like.
 *
 * <pre>{@code
 * try (var pool = Pool.builder().workers(4).maxTasksPerChild(100).retries(1).build()) { ... }
 * }</pre>
 */
public final class PoolBuilder {
  int workers = Runtime.getRuntime().availableProcessors();
  Context context = Context.standard();
  Task initializer;
  int mostTasks;
  long mostMemory;
  long timeoutNanos;
  int retries;
  ProgressListener listener;

  PoolBuilder() {}

  /**
   * Sets how many workers there are; otherwise as many as processors.
   *
   * @throws IllegalArgumentException if there is to be no worker, or more than 1000
   */
  public PoolBuilder workers(int number) {
    if (number < 1 || number > PoolState.MOST_WORKERS) {
      throw new IllegalArgumentException(
          "a pool has 1 to " + PoolState.MOST_WORKERS + " workers: workers=" + number);
    }
    workers = number;
    return this;
  }

  /** Sets how workers are started, and the options of their JVMs. */
  public PoolBuilder context(Context way) {
    context = Objects.requireNonNull(way, "context");
    return this;
  }

  /**
   * Has every worker run something before its first task, also those that replace others. If it
   * throws, the pool fails: so does everything given to it, then and later, with what it threw as
   * the cause. So it does, with {@link WorkerDied} as the cause, if three workers die in it one
   * after the other, in whatever way.
   */
  public PoolBuilder initializer(Task first) {
    initializer = Objects.requireNonNull(first, "initializer");
    return this;
  }

  /** Replaces a worker when it has done so many tasks; a chunk of a map is one task. */
  public PoolBuilder maxTasksPerChild(int tasks) {
    mostTasks = positive("maxTasksPerChild", tasks);
    return this;
  }

  /**
   * Replaces a worker that takes more memory than that after a task.
   *
   * @param size of what is resident, with k, m or g: {@code 300m}. A JVM takes some 50m, and more
   *     as its heap grows, which {@link Context#heap} limits
   */
  public PoolBuilder maxMemoryPerChild(String size) {
    mostMemory = Memory.bytes(size);
    return this;
  }

  /**
   * Gives each task so much time, a chunk of a map too. If it takes longer its worker is killed and
   * replaced, and the task fails with {@link TaskTimedOut}.
   */
  public PoolBuilder timeout(Duration ofTask) {
    if (!ofTask.isPositive()) {
      throw new IllegalArgumentException(
          "a timeout is longer than nothing: timeout=" + ofTask + "; leave it out for none");
    }
    timeoutNanos = Timeout.nanos(ofTask);
    return this;
  }

  /**
   * Has a task run again if its worker dies in the middle of it, so many times. Only for tasks that
   * do no harm if they are done twice, and by halves. A task that throws is not run again, nor one
   * that took too long.
   */
  public PoolBuilder retries(int times) {
    if (times < 0) {
      throw new IllegalArgumentException("a number of retries is 0 or more: retries=" + times);
    }
    retries = times;
    return this;
  }

  /** Has a listener told how far the pool is. */
  public PoolBuilder onProgress(ProgressListener progress) {
    listener = Objects.requireNonNull(progress, "progress");
    return this;
  }

  private static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          name + " is 1 or more: " + name + "=" + value + "; leave it out for no limit");
    }
    return value;
  }

  /**
   * Makes the pool, and starts its workers.
   *
   * @throws mpj.multiprocessing.wire.UncrossableException if the initializer cannot be sent
   * @throws mpj.multiprocessing.ProcessStartException if the system refuses a process
   */
  public Pool build() {
    return new Pool(this);
  }
}
