package mpj.multiprocessing.pool;

import java.time.Duration;
import java.util.Objects;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.internal.arena.Timeout;

/**
 * Collects the settings of a pool, and makes the pool. Each method that sets something changes this
 * builder and returns it.
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
   * Sets the number of workers. The default is the number of processors.
   *
   * @throws IllegalArgumentException if the number is less than 1 or more than 1000
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
   * Sets code that every worker runs before its first task. A worker that replaces another runs it
   * too. If the initializer throws, the pool fails: all its tasks fail, given before or later, with
   * the thrown exception as the cause. The pool also fails if three workers, one after the other,
   * die in the initializer for any reason. Then the cause is {@link WorkerDied}.
   */
  public PoolBuilder initializer(Task first) {
    initializer = Objects.requireNonNull(first, "initializer");
    return this;
  }

  /**
   * Sets the number of tasks after which a worker is replaced. A chunk of a map is one task. The
   * default is no limit.
   *
   * @throws IllegalArgumentException if the number is less than 1
   */
  public PoolBuilder maxTasksPerChild(int tasks) {
    mostTasks = positive("maxTasksPerChild", tasks);
    return this;
  }

  /**
   * Sets a limit for the memory of a worker. After each task, a worker that takes more memory is
   * replaced. The default is no limit.
   *
   * @param size the limit for the resident memory: a number with k, m or g, as in {@code 300m}. On
   *     a system without {@code /proc/self/status} the size of the heap counts. A JVM takes about
   *     50m, and more as its heap grows; {@link Context#heap} limits the heap
   * @throws IllegalArgumentException if {@code size} is not such a number
   */
  public PoolBuilder maxMemoryPerChild(String size) {
    mostMemory = Memory.bytes(size);
    return this;
  }

  /**
   * Sets the longest time that a task may take. A chunk of a map is one task. If a task takes
   * longer, its worker is killed and replaced, and the task fails with {@link TaskTimedOut}. The
   * default is no limit.
   *
   * @throws IllegalArgumentException if the time is not positive
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
   * Sets how often a task may run again if its worker dies in the middle of it. The default is 0.
   * Use this only for tasks that do no harm if they are done twice, or partly done and then done
   * again. A task that throws an exception does not run again, nor does a task that takes too long.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public PoolBuilder retries(int times) {
    if (times < 0) {
      throw new IllegalArgumentException("a number of retries is 0 or more: retries=" + times);
    }
    retries = times;
    return this;
  }

  /** Sets a listener that receives the pool's progress. */
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
   * Makes the pool and starts its workers.
   *
   * @throws mpj.multiprocessing.UncrossableException if the initializer cannot be sent
   * @throws mpj.multiprocessing.ProcessStartException if the system refuses a process
   * @throws mpj.multiprocessing.TooManyProcessesException if the tree has no room for another
   *     process
   * @throws IllegalStateException if the process tree is ending
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Pool build() {
    return new Pool(this);
  }
}
