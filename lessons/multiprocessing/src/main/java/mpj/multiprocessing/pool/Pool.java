package mpj.multiprocessing.pool;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.UncrossableException;

/**
 * A group of worker processes that are started once and used for many tasks. It corresponds to
 * Python's {@code multiprocessing.Pool}.
 *
 * <pre>{@code
 * try (var pool = new Pool(4)) {
 *   List<Integer> squares = pool.map(x -> x * x, List.of(1, 2, 3));
 *   AsyncResult<Integer> sum = pool.applyAsync((a, b) -> a + b, 2, 3);
 *   for (int cube : pool.imap(x -> x * x * x, List.of(1, 2, 3))) { ... }
 * }
 * }</pre>
 *
 * <p>A free worker takes the next task. Any thread may use the pool. For more settings, use {@link
 * #builder}.
 *
 * <p>Functions, arguments and results are copied from process to process. The primitives of this
 * library can be sent too; all processes then share them. A task may use a pool of its own.
 *
 * <p><b>What it costs.</b> A pool with one worker takes 5,376 bytes of the process tree's shared
 * memory. Each further worker takes 64 bytes more. Arguments and results that are in a queue take
 * as much memory as the items of a {@link mpj.multiprocessing.channel.Queue}. Each worker is a JVM
 * with its own memory.
 *
 * <p><b>What happens if a process dies here.</b> If a worker dies in the middle of a task, that
 * task fails with {@link WorkerDied}, and the pool replaces the worker. Other tasks are not
 * affected. No task runs twice, unless {@link PoolBuilder#retries} allows it. If the process that
 * made the pool dies, its workers die too.
 *
 * <p><b>A pool that is not closed.</b> Such a pool does not keep the process from ending. When the
 * main method has returned, a warning tells where the pool was made. After {@link System#exit} or a
 * signal there is no warning. A pool can also become unreachable: nothing can use it any more,
 * neither directly nor as an executor. When the garbage collector finds this, the warning appears
 * and the pool is {@linkplain #shutdown shut down}. The workers still do the tasks that they were
 * given, and then end. The results still arrive at any {@link AsyncResult}, future or {@link
 * LazyResults} that is left. Callbacks, the listener and the input of an {@link #imap imap} may use
 * their own pool: a pool that they refer to stays usable for them.
 */
public final class Pool extends PoolMaps implements AutoCloseable {
  private final PoolLife life;

  /**
   * Makes a pool with as many workers as there are processors.
   *
   * @throws mpj.multiprocessing.ProcessStartException if the system refuses a process
   * @throws mpj.multiprocessing.TooManyProcessesException if the tree has no room for another
   *     process
   * @throws IllegalStateException if the process tree is ending
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Pool() {
    this(builder());
  }

  /**
   * Makes a pool with the given number of workers.
   *
   * @param workers the number of workers, 1 to 1000
   * @throws IllegalArgumentException if {@code workers} is less than 1 or more than 1000
   * @throws mpj.multiprocessing.ProcessStartException if the system refuses a process
   * @throws mpj.multiprocessing.TooManyProcessesException if the tree has no room for another
   *     process
   * @throws IllegalStateException if the process tree is ending
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Pool(int workers) {
    this(builder().workers(workers));
  }

  /**
   * Makes a pool with the given number of workers, which are started as the context says.
   *
   * @param workers the number of workers, 1 to 1000
   * @param context how to start the workers, and the options of their JVMs
   * @throws IllegalArgumentException if {@code workers} is less than 1 or more than 1000
   * @throws mpj.multiprocessing.ProcessStartException if the system refuses a process
   * @throws mpj.multiprocessing.TooManyProcessesException if the tree has no room for another
   *     process
   * @throws IllegalStateException if the process tree is ending
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Pool(int workers, Context context) {
    this(builder().workers(workers).context(context));
  }

  Pool(PoolBuilder settings) {
    this(new PoolLife(settings));
  }

  private Pool(PoolLife life) {
    super(life.calls());
    this.life = life;
  }

  /** Returns a builder, for a pool that needs more settings than the number of workers. */
  public static PoolBuilder builder() {
    return new PoolBuilder();
  }

  /**
   * Has a worker run one task, and waits for its result. If the calling thread is interrupted while
   * it waits, the task goes on, but its result is lost.
   *
   * @throws RuntimeException the task's exception, in the form that {@link AsyncResult#get()}
   *     describes
   * @throws WorkerDied if the worker died in the middle of the task
   * @throws TaskTimedOut if the task took longer than the pool allows
   * @throws UncrossableException if the task or its result cannot be sent
   * @throws IllegalStateException if the pool takes no more tasks, or ends before the task is done
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left for the task
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public <R> R apply(SerializableCallable<R> task) throws InterruptedException {
    return applyAsync(task).get();
  }

  /**
   * Has a worker apply a function to an argument, and waits for the result. Throws what {@link
   * #apply(SerializableCallable)} throws.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public <T, R> R apply(SerializableFunction<T, R> function, T argument)
      throws InterruptedException {
    return applyAsync(function, argument).get();
  }

  /**
   * Has a worker apply a function to two arguments, and waits for the result. Throws what {@link
   * #apply(SerializableCallable)} throws.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public <A, B, R> R apply(SerializableBiFunction<A, B, R> function, A first, B second)
      throws InterruptedException {
    return applyAsync(function, first, second).get();
  }

  /**
   * Has a worker apply a function to three arguments, and waits for the result. Throws what {@link
   * #apply(SerializableCallable)} throws.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public <A, B, C, R> R apply(
      SerializableTriFunction<A, B, C, R> function, A first, B second, C third)
      throws InterruptedException {
    return applyAsync(function, first, second, third).get();
  }

  /**
   * Has a worker run one task, and returns at once. A failure of the task is the result.
   *
   * @throws UncrossableException if the task cannot be sent
   * @throws IllegalStateException if the pool takes no more tasks
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left for the task
   */
  public <R> AsyncResult<R> applyAsync(SerializableCallable<R> task) {
    return calls.call(ArgumentAdapters.none(task), null);
  }

  /**
   * Has a worker apply a function to an argument, and returns at once. Throws what {@link
   * #applyAsync(SerializableCallable)} throws.
   */
  public <T, R> AsyncResult<R> applyAsync(SerializableFunction<T, R> function, T argument) {
    return calls.call(Objects.requireNonNull(function, "function"), argument);
  }

  /**
   * Has a worker apply a function to two arguments, and returns at once. Throws what {@link
   * #applyAsync(SerializableCallable)} throws.
   */
  public <A, B, R> AsyncResult<R> applyAsync(
      SerializableBiFunction<A, B, R> function, A first, B second) {
    return calls.call(ArgumentAdapters.two(function), new Pair<>(first, second));
  }

  /**
   * Has a worker apply a function to three arguments, and returns at once. Throws what {@link
   * #applyAsync(SerializableCallable)} throws.
   */
  public <A, B, C, R> AsyncResult<R> applyAsync(
      SerializableTriFunction<A, B, C, R> function, A first, B second, C third) {
    return calls.call(ArgumentAdapters.three(function), new Triple<>(first, second, third));
  }

  /**
   * Returns this pool as an {@link ExecutorService}, for code that needs one of Java's executors.
   * The executor must be able to send its tasks to a worker. If a task cannot be sent, the executor
   * throws a {@link java.util.concurrent.RejectedExecutionException}. So a lambda needs a cast:
   * {@code (Callable<T> & Serializable) () -> ...}. Shutting down or closing the executor does the
   * same to this pool.
   *
   * <p>An {@link java.util.concurrent.ExecutorCompletionService} can use the executor too. Other
   * classes wrap each task in an object of their own before they call {@link
   * ExecutorService#execute}; {@link java.util.concurrent.CompletableFuture#supplyAsync} is an
   * example. Such an object cannot be sent. Use {@link AsyncResult#toCompletableFuture} instead.
   */
  public ExecutorService asExecutor() {
    return new PoolExecutor(this, calls);
  }

  /**
   * Takes no more tasks, and returns at once. The workers end when they have done all tasks that
   * they were given. The pool goes on reading the input of an {@link #imap imap}.
   */
  public void shutdown() {
    life.shutdown();
  }

  /**
   * Takes no more tasks, and waits until the given tasks, the workers and the callbacks have ended.
   * If the thread is interrupted while it waits, it {@linkplain #terminate terminates} the pool,
   * goes on waiting, and is still interrupted when this method returns.
   *
   * <p>The pool stops reading the input of an {@link #imap imap}, even if it has not reached the
   * end. The workers still do the items that were read. To take more results than these is an
   * {@link IllegalStateException}.
   */
  @Override
  public void close() {
    life.close();
  }

  /**
   * Asks the workers to end, by SIGTERM, and returns at once. Tasks that are not done fail with an
   * {@link IllegalStateException}. Handlers ({@link mpj.multiprocessing.ChildProcess#onTerminate})
   * and exit hooks have two seconds to clean up. Then the workers that still live are killed. Call
   * {@link #join} to wait for the end.
   */
  public void terminate() {
    life.terminate();
  }

  /**
   * Kills the workers, by SIGKILL, and returns at once. Tasks that are not done fail with an {@link
   * IllegalStateException}. No handler and no exit hook runs.
   */
  public void kill() {
    life.kill();
  }

  /**
   * Waits until all workers have ended and all callbacks have been called. Like {@link #close}, it
   * stops reading the input of an {@link #imap imap}.
   *
   * @throws IllegalStateException if none of {@link #shutdown}, {@link #terminate} and {@link
   *     #kill} was called before
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void join() throws InterruptedException {
    life.join();
  }

  /** Returns whether the pool takes no more tasks. */
  public boolean isShutdown() {
    return life.isShutdown();
  }

  /** Returns whether the pool takes no more tasks and all workers have ended. */
  public boolean isTerminated() {
    return life.isTerminated();
  }

  /**
   * Waits until all workers have ended, for at most {@code nanos} nanoseconds. It does not ask them
   * to end.
   */
  boolean awaitEnd(long nanos) throws InterruptedException {
    return life.awaitEnd(nanos);
  }

  /** Returns the number of workers. */
  public int size() {
    return life.size();
  }

  /** Returns the process ids (PIDs) of the workers that are alive now. */
  public List<Long> workerPids() {
    return life.workerPids();
  }

  /** Returns the name of the pool in reports, for example {@code Pool-1}. */
  @Override
  public String toString() {
    return life.toString();
  }
}
