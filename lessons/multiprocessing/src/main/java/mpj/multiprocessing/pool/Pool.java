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
public final class Pool implements AutoCloseable {
  private final PoolLife life;
  private final Calls calls;

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
    life = new PoolLife(settings);
    calls = life.calls();
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
    return calls.call(Spread.none(task), null);
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
    return calls.call(Spread.two(function), new Pair<>(first, second));
  }

  /**
   * Has a worker apply a function to three arguments, and returns at once. Throws what {@link
   * #applyAsync(SerializableCallable)} throws.
   */
  public <A, B, C, R> AsyncResult<R> applyAsync(
      SerializableTriFunction<A, B, C, R> function, A first, B second, C third) {
    return calls.call(Spread.three(function), new Triple<>(first, second, third));
  }

  /**
   * Applies a function to each item, in the workers, and waits for all results. The items are
   * handed out in chunks. There are about four chunks for each worker. Returns and throws what
   * {@link #map(SerializableFunction, Iterable, int)} returns and throws.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public <T, R> List<R> map(SerializableFunction<T, R> function, Iterable<? extends T> items)
      throws InterruptedException {
    return calls.map(Objects.requireNonNull(function, "function"), items, 0);
  }

  /**
   * Applies a function to each item, in the workers, and waits for all results.
   *
   * <p>If a task fails, map fails at once with the exception of that task. An unchecked exception
   * is thrown as it is; its cause shows the stack trace from the worker. A checked exception or an
   * {@link Error} is the cause of a {@link TaskFailedException}. Tasks that were already handed out
   * go on, but their results are lost. The same is true if the calling thread is interrupted.
   *
   * @param chunkSize the number of items in one task, at least 1
   * @return the results, in the order of the items; a list of fixed size
   * @throws WorkerDied if a worker died in one of the tasks
   * @throws TaskTimedOut if one of the tasks took longer than the pool allows
   * @throws UncrossableException if the function, an item or a result cannot be sent
   * @throws IllegalStateException if the pool takes no more tasks, or ends before the tasks are
   *     done
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left for a task
   * @throws IllegalArgumentException if {@code chunkSize} is less than 1
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public <T, R> List<R> map(
      SerializableFunction<T, R> function, Iterable<? extends T> items, int chunkSize)
      throws InterruptedException {
    return calls.map(Objects.requireNonNull(function, "function"), items, Calls.chunk(chunkSize));
  }

  /**
   * Applies a function to each item, in the workers, and returns at once. The {@link AsyncResult}
   * has one value, the list of all results. If a task fails, or an item cannot be sent, it has the
   * first failure instead.
   *
   * @throws UncrossableException if the function cannot be sent
   * @throws IllegalStateException if the pool takes no more tasks
   */
  public <T, R> AsyncResult<List<R>> mapAsync(
      SerializableFunction<T, R> function, Iterable<? extends T> items) {
    return calls.mapAsync(Objects.requireNonNull(function, "function"), items, 0);
  }

  /**
   * Does the same as {@link #mapAsync(SerializableFunction, Iterable)}, in chunks of the given
   * size.
   *
   * @param chunkSize the number of items in one task, at least 1
   * @throws IllegalArgumentException if {@code chunkSize} is less than 1
   */
  public <T, R> AsyncResult<List<R>> mapAsync(
      SerializableFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
    return calls.mapAsync(
        Objects.requireNonNull(function, "function"), items, Calls.chunk(chunkSize));
  }

  /**
   * Does the same as {@link #map(SerializableFunction, Iterable)} for a function of two arguments.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public <A, B, R> List<R> starmap(
      SerializableBiFunction<A, B, R> function, Iterable<Pair<A, B>> arguments)
      throws InterruptedException {
    return calls.map(Spread.two(function), arguments, 0);
  }

  /**
   * Does the same as {@link #map(SerializableFunction, Iterable)} for a function of three
   * arguments.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public <A, B, C, R> List<R> starmap(
      SerializableTriFunction<A, B, C, R> function, Iterable<Triple<A, B, C>> arguments)
      throws InterruptedException {
    return calls.map(Spread.three(function), arguments, 0);
  }

  /**
   * Does the same as {@link #map(SerializableFunction, Iterable, int)} for a function of two
   * arguments.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public <A, B, R> List<R> starmap(
      SerializableBiFunction<A, B, R> function, Iterable<Pair<A, B>> arguments, int chunkSize)
      throws InterruptedException {
    return calls.map(Spread.two(function), arguments, Calls.chunk(chunkSize));
  }

  /**
   * Does the same as {@link #map(SerializableFunction, Iterable, int)} for a function of three
   * arguments.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public <A, B, C, R> List<R> starmap(
      SerializableTriFunction<A, B, C, R> function,
      Iterable<Triple<A, B, C>> arguments,
      int chunkSize)
      throws InterruptedException {
    return calls.map(Spread.three(function), arguments, Calls.chunk(chunkSize));
  }

  /**
   * Does the same as {@link #mapAsync(SerializableFunction, Iterable)} for a function of two
   * arguments.
   */
  public <A, B, R> AsyncResult<List<R>> starmapAsync(
      SerializableBiFunction<A, B, R> function, Iterable<Pair<A, B>> arguments) {
    return calls.mapAsync(Spread.two(function), arguments, 0);
  }

  /**
   * Does the same as {@link #mapAsync(SerializableFunction, Iterable)} for a function of three
   * arguments.
   */
  public <A, B, C, R> AsyncResult<List<R>> starmapAsync(
      SerializableTriFunction<A, B, C, R> function, Iterable<Triple<A, B, C>> arguments) {
    return calls.mapAsync(Spread.three(function), arguments, 0);
  }

  /**
   * Does the same as {@link #mapAsync(SerializableFunction, Iterable, int)} for a function of two
   * arguments.
   */
  public <A, B, R> AsyncResult<List<R>> starmapAsync(
      SerializableBiFunction<A, B, R> function, Iterable<Pair<A, B>> arguments, int chunkSize) {
    return calls.mapAsync(Spread.two(function), arguments, Calls.chunk(chunkSize));
  }

  /**
   * Does the same as {@link #mapAsync(SerializableFunction, Iterable, int)} for a function of three
   * arguments.
   */
  public <A, B, C, R> AsyncResult<List<R>> starmapAsync(
      SerializableTriFunction<A, B, C, R> function,
      Iterable<Triple<A, B, C>> arguments,
      int chunkSize) {
    return calls.mapAsync(Spread.three(function), arguments, Calls.chunk(chunkSize));
  }

  /**
   * Applies a function to each item, in the workers, and returns the results one after the other,
   * in the order of the items. The pool reads the input while the results are taken, and only a
   * little ahead of them. So the input may be infinite. The failure of a task, and of an item that
   * cannot be sent, is thrown in the place of its results, see {@link LazyResults#next()}.
   *
   * @throws UncrossableException if the function cannot be sent
   * @throws IllegalStateException if the pool takes no more tasks
   */
  public <T, R> LazyResults<R> imap(
      SerializableFunction<T, R> function, Iterable<? extends T> items) {
    return imap(function, items, 1);
  }

  /**
   * Does the same as {@link #imap(SerializableFunction, Iterable)}, in chunks. Chunks are faster
   * for many small items. The results of a chunk arrive together.
   *
   * @param chunkSize the number of items in one task, at least 1
   * @throws IllegalArgumentException if {@code chunkSize} is less than 1
   */
  public <T, R> LazyResults<R> imap(
      SerializableFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
    return calls.lazily(function, items, true, Calls.chunk(chunkSize), 0);
  }

  /**
   * Does the same as {@link #imap(SerializableFunction, Iterable, int)}, with a limit for how far
   * the input is read ahead. Without this parameter, the limit begins at two tasks for each worker.
   * It grows as long as the workers wait for tasks. Python's {@code Executor.map} has such a limit
   * since 3.14.
   *
   * @param bufferSize the largest number of tasks that are handed out and whose results have not
   *     been taken. If it is less than the number of workers, some workers have nothing to do
   * @throws IllegalArgumentException if {@code chunkSize} or {@code bufferSize} is less than 1
   */
  public <T, R> LazyResults<R> imap(
      SerializableFunction<T, R> function,
      Iterable<? extends T> items,
      int chunkSize,
      int bufferSize) {
    return calls.lazily(function, items, true, Calls.chunk(chunkSize), Calls.buffer(bufferSize));
  }

  /**
   * Does the same as {@link #imap imap}, but returns each result as soon as it arrives. The order
   * may differ from the order of the items.
   */
  public <T, R> LazyResults<R> imapUnordered(
      SerializableFunction<T, R> function, Iterable<? extends T> items) {
    return imapUnordered(function, items, 1);
  }

  /**
   * Does the same as {@link #imap(SerializableFunction, Iterable, int)}, but returns each result as
   * soon as it arrives.
   */
  public <T, R> LazyResults<R> imapUnordered(
      SerializableFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
    return calls.lazily(function, items, false, Calls.chunk(chunkSize), 0);
  }

  /**
   * Does the same as {@link #imap(SerializableFunction, Iterable, int, int)}, but returns each
   * result as soon as it arrives.
   */
  public <T, R> LazyResults<R> imapUnordered(
      SerializableFunction<T, R> function,
      Iterable<? extends T> items,
      int chunkSize,
      int bufferSize) {
    return calls.lazily(function, items, false, Calls.chunk(chunkSize), Calls.buffer(bufferSize));
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
