package mpj.multiprocessing.pool;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.wire.UncrossableException;

/**
 * Some worker processes that are started once and used for many tasks. Python's {@code
 * multiprocessing.Pool}.
 *
 * <pre>{@code
 * try (var pool = new Pool(4)) {
 *   List<Integer> squares = pool.map(x -> x * x, List.of(1, 2, 3));
 *   AsyncResult<Integer> sum = pool.applyAsync((a, b) -> a + b, 2, 3);
 *   for (int cube : pool.imap(x -> x * x * x, List.of(1, 2, 3))) { ... }
 * }
 * }</pre>
 *
 * <p>Whichever worker is free takes the next task. Any thread may use the pool. {@link #builder}
 * has what else can be set.
 *
 * <p>Functions, arguments and results travel; so may the primitives of this library, which all
 * processes then share. A task may use a pool of its own.
 *
 * <p><b>What it costs.</b> 5,376 bytes of the tree's shared memory with one worker, and 64 more for
 * each other worker. The arguments and results that are on their way take memory as the items of a
 * {@link mpj.multiprocessing.channel.Queue} do. A worker is a JVM; its memory is its own.
 *
 * <p><b>What happens if a process dies here.</b> If a worker dies in the middle of a task, that
 * task fails with {@link WorkerDied}, and the worker is replaced; no other task notices. No task is
 * ever run twice, unless {@link PoolBuilder#retries} says so. If the process that made the pool
 * dies, so do its workers.
 *
 * <p>A pool that is never closed does not hold up the end of the process. If the program ran to its
 * end, a warning tells where it was made; after {@link System#exit} or a signal there is none. If
 * nobody can use the pool any more, neither by itself nor as an executor, that warning comes when
 * the garbage collector finds it so, and the pool is {@linkplain #shutdown shut down}: what it was
 * given is still done, its results arrive where an {@link AsyncResult}, a future or {@link
 * LazyResults} is left for them, and then its workers end. A pool that its own callbacks, its
 * listener or the input of an {@link #imap imap} lead to can be used by those.
 */
public final class Pool implements AutoCloseable {
  private final PoolLife life;
  private final Calls calls;

  /** A pool with as many workers as there are processors. */
  public Pool() {
    this(builder());
  }

  /**
   * A pool with so many workers.
   *
   * @throws IllegalArgumentException if there is to be no worker, or more than 1000
   * @throws mpj.multiprocessing.ProcessStartException if the system refuses a process
   */
  public Pool(int workers) {
    this(builder().workers(workers));
  }

  /** Is {@link #Pool(int)}, started as the context says. */
  public Pool(int workers, Context context) {
    this(builder().workers(workers).context(context));
  }

  Pool(PoolBuilder settings) {
    life = new PoolLife(settings);
    calls = life.calls();
  }

  /** Returns a builder, for a pool of which more is to be set than its size. */
  public static PoolBuilder builder() {
    return new PoolBuilder();
  }

  /**
   * Has a worker do one task, and waits for its result. If the caller is interrupted meanwhile, the
   * task goes on, unheeded.
   *
   * @throws RuntimeException what the task threw, as {@link AsyncResult#get()} does
   * @throws UncrossableException if the task or its result cannot be sent
   * @throws IllegalStateException if the pool takes no more tasks
   */
  public <R> R apply(SerializableCallable<R> task) throws InterruptedException {
    return applyAsync(task).get();
  }

  /** Has a worker apply a function to an argument, and waits for the result. */
  public <T, R> R apply(SerializableFunction<T, R> function, T argument)
      throws InterruptedException {
    return applyAsync(function, argument).get();
  }

  /** Has a worker apply a function to two arguments, and waits for the result. */
  public <A, B, R> R apply(SerializableBiFunction<A, B, R> function, A first, B second)
      throws InterruptedException {
    return applyAsync(function, first, second).get();
  }

  /** Has a worker apply a function to three arguments, and waits for the result. */
  public <A, B, C, R> R apply(
      SerializableTriFunction<A, B, C, R> function, A first, B second, C third)
      throws InterruptedException {
    return applyAsync(function, first, second, third).get();
  }

  /**
   * Has a worker do one task, and returns at once.
   *
   * @throws UncrossableException if the task cannot be sent
   * @throws IllegalStateException if the pool takes no more tasks
   */
  public <R> AsyncResult<R> applyAsync(SerializableCallable<R> task) {
    return calls.call(Spread.none(task), null);
  }

  /** Has a worker apply a function to an argument, and returns at once. */
  public <T, R> AsyncResult<R> applyAsync(SerializableFunction<T, R> function, T argument) {
    return calls.call(Objects.requireNonNull(function, "function"), argument);
  }

  /** Has a worker apply a function to two arguments, and returns at once. */
  public <A, B, R> AsyncResult<R> applyAsync(
      SerializableBiFunction<A, B, R> function, A first, B second) {
    return calls.call(Spread.two(function), new Pair<>(first, second));
  }

  /** Has a worker apply a function to three arguments, and returns at once. */
  public <A, B, C, R> AsyncResult<R> applyAsync(
      SerializableTriFunction<A, B, C, R> function, A first, B second, C third) {
    return calls.call(Spread.three(function), new Triple<>(first, second, third));
  }

  /**
   * Applies a function to each item, in the workers, and waits for all results. The items are
   * handed out in chunks, a quarter of a worker's share each.
   */
  public <T, R> List<R> map(SerializableFunction<T, R> function, Iterable<? extends T> items)
      throws InterruptedException {
    return calls.map(Objects.requireNonNull(function, "function"), items, 0);
  }

  /**
   * Applies a function to each item, in the workers, and waits for all results.
   *
   * <p>If a task fails, map fails at once with what the task threw: an unchecked exception as
   * itself, its trace in the worker as its cause; a checked one or an {@link Error} as the cause of
   * a {@link TaskFailedException}. The other tasks that have been handed out go on, unheeded. So
   * they do if the caller is interrupted.
   *
   * @param chunkSize how many items make one task
   * @return the results, in the order of the items; a list of fixed size
   * @throws WorkerDied if a worker died in one of the tasks
   * @throws UncrossableException if the function, an item or a result cannot be sent
   * @throws IllegalStateException if the pool takes no more tasks
   */
  public <T, R> List<R> map(
      SerializableFunction<T, R> function, Iterable<? extends T> items, int chunkSize)
      throws InterruptedException {
    return calls.map(Objects.requireNonNull(function, "function"), items, Calls.chunk(chunkSize));
  }

  /**
   * Applies a function to each item, in the workers, and returns at once. The one result is the
   * list of all, or the first failure.
   */
  public <T, R> AsyncResult<List<R>> mapAsync(
      SerializableFunction<T, R> function, Iterable<? extends T> items) {
    return calls.mapAsync(Objects.requireNonNull(function, "function"), items, 0);
  }

  /** Is {@link #mapAsync(SerializableFunction, Iterable)} in chunks of that size. */
  public <T, R> AsyncResult<List<R>> mapAsync(
      SerializableFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
    return calls.mapAsync(
        Objects.requireNonNull(function, "function"), items, Calls.chunk(chunkSize));
  }

  /** Is {@link #map(SerializableFunction, Iterable)} for a function of two arguments. */
  public <A, B, R> List<R> starmap(
      SerializableBiFunction<A, B, R> function, Iterable<Pair<A, B>> arguments)
      throws InterruptedException {
    return calls.map(Spread.two(function), arguments, 0);
  }

  /** Is {@link #map(SerializableFunction, Iterable)} for a function of three arguments. */
  public <A, B, C, R> List<R> starmap(
      SerializableTriFunction<A, B, C, R> function, Iterable<Triple<A, B, C>> arguments)
      throws InterruptedException {
    return calls.map(Spread.three(function), arguments, 0);
  }

  /** Is {@link #map(SerializableFunction, Iterable, int)} for a function of two arguments. */
  public <A, B, R> List<R> starmap(
      SerializableBiFunction<A, B, R> function, Iterable<Pair<A, B>> arguments, int chunkSize)
      throws InterruptedException {
    return calls.map(Spread.two(function), arguments, Calls.chunk(chunkSize));
  }

  /** Is {@link #map(SerializableFunction, Iterable, int)} for a function of three arguments. */
  public <A, B, C, R> List<R> starmap(
      SerializableTriFunction<A, B, C, R> function,
      Iterable<Triple<A, B, C>> arguments,
      int chunkSize)
      throws InterruptedException {
    return calls.map(Spread.three(function), arguments, Calls.chunk(chunkSize));
  }

  /** Is {@link #mapAsync(SerializableFunction, Iterable)} for a function of two arguments. */
  public <A, B, R> AsyncResult<List<R>> starmapAsync(
      SerializableBiFunction<A, B, R> function, Iterable<Pair<A, B>> arguments) {
    return calls.mapAsync(Spread.two(function), arguments, 0);
  }

  /** Is {@link #mapAsync(SerializableFunction, Iterable)} for a function of three arguments. */
  public <A, B, C, R> AsyncResult<List<R>> starmapAsync(
      SerializableTriFunction<A, B, C, R> function, Iterable<Triple<A, B, C>> arguments) {
    return calls.mapAsync(Spread.three(function), arguments, 0);
  }

  /** Is {@link #mapAsync(SerializableFunction, Iterable, int)} for a function of two arguments. */
  public <A, B, R> AsyncResult<List<R>> starmapAsync(
      SerializableBiFunction<A, B, R> function, Iterable<Pair<A, B>> arguments, int chunkSize) {
    return calls.mapAsync(Spread.two(function), arguments, Calls.chunk(chunkSize));
  }

  /** Is {@link #mapAsync(SerializableFunction, Iterable, int)} for one of three arguments. */
  public <A, B, C, R> AsyncResult<List<R>> starmapAsync(
      SerializableTriFunction<A, B, C, R> function,
      Iterable<Triple<A, B, C>> arguments,
      int chunkSize) {
    return calls.mapAsync(Spread.three(function), arguments, Calls.chunk(chunkSize));
  }

  /**
   * Applies a function to each item, in the workers, and gives the results one after the other, in
   * the order of the items. The input is read while results are taken, no more than a little ahead:
   * it may be without end.
   */
  public <T, R> LazyResults<R> imap(
      SerializableFunction<T, R> function, Iterable<? extends T> items) {
    return imap(function, items, 1);
  }

  /**
   * The same in chunks: for many small items that is faster, but their results come a chunk at a
   * time.
   *
   * @param chunkSize how many items make one task
   */
  public <T, R> LazyResults<R> imap(
      SerializableFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
    return calls.lazily(function, items, true, Calls.chunk(chunkSize), 0);
  }

  /**
   * The same with a limit to how far the input is read ahead. Without one that begins at two tasks
   * for each worker, and grows as long as the workers wait for tasks. Python's {@code Executor.map}
   * has such a limit since 3.14.
   *
   * @param bufferSize how many tasks are handed out at most whose results have not been taken; with
   *     fewer than there are workers, some have nothing to do
   * @throws IllegalArgumentException if {@code bufferSize} is not at least 1
   */
  public <T, R> LazyResults<R> imap(
      SerializableFunction<T, R> function,
      Iterable<? extends T> items,
      int chunkSize,
      int bufferSize) {
    return calls.lazily(function, items, true, Calls.chunk(chunkSize), Calls.buffer(bufferSize));
  }

  /** Is {@link #imap imap}, but gives the results as they come, each once. */
  public <T, R> LazyResults<R> imapUnordered(
      SerializableFunction<T, R> function, Iterable<? extends T> items) {
    return imapUnordered(function, items, 1);
  }

  /** Is {@link #imap(SerializableFunction, Iterable, int)}, giving the results as they come. */
  public <T, R> LazyResults<R> imapUnordered(
      SerializableFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
    return calls.lazily(function, items, false, Calls.chunk(chunkSize), 0);
  }

  /**
   * Is {@link #imap(SerializableFunction, Iterable, int, int)}, giving the results as they come.
   */
  public <T, R> LazyResults<R> imapUnordered(
      SerializableFunction<T, R> function,
      Iterable<? extends T> items,
      int chunkSize,
      int bufferSize) {
    return calls.lazily(function, items, false, Calls.chunk(chunkSize), Calls.buffer(bufferSize));
  }

  /**
   * Returns this pool for code that takes one of Java's executors. Its tasks must be able to
   * travel; one that cannot is refused with a {@link
   * java.util.concurrent.RejectedExecutionException}. So a lambda is to be cast: {@code
   * (Callable<T> & Serializable) () -> ...}. Shutting it down, or closing it, does that to this
   * pool.
   *
   * <p>A {@link java.util.concurrent.ExecutorCompletionService} takes it as well. What else is
   * built upon {@link ExecutorService#execute} with wrappers of its own, as {@link
   * java.util.concurrent.CompletableFuture#supplyAsync} is, cannot be sent; {@link
   * AsyncResult#toCompletableFuture} leads there.
   */
  public ExecutorService asExecutor() {
    return new PoolExecutor(this, calls);
  }

  /**
   * Takes no more tasks and returns at once; the workers end when they have done those given. What
   * {@link #imap imap} was given goes on being read.
   */
  public void shutdown() {
    life.shutdown();
  }

  /**
   * Takes no more tasks, waits for the end of those given, of the workers and of the callbacks. If
   * the thread is interrupted meanwhile, it {@linkplain #terminate terminates} the pool.
   *
   * <p>The input of an {@link #imap imap} that has not been read to its end is read no more: what
   * was read is done, and taking more results than that is an {@link IllegalStateException}.
   */
  @Override
  public void close() {
    life.close();
  }

  /**
   * Asks the workers to end, by SIGTERM, and returns at once. What was not done fails. Handlers
   * ({@link mpj.multiprocessing.ChildProcess#onTerminate}) and exit hooks have two seconds to clean
   * up; workers that are left then are killed. To wait for that, {@link #join}.
   */
  public void terminate() {
    life.terminate();
  }

  /**
   * Kills the workers and returns at once. What was not done fails; no handler and no exit hook
   * runs.
   */
  public void kill() {
    life.kill();
  }

  /**
   * Waits until all workers have ended, and the callbacks were called. As {@link #close} does, it
   * has no input read any more.
   *
   * @throws IllegalStateException before {@link #shutdown}, {@link #terminate} or {@link #kill}
   */
  public void join() throws InterruptedException {
    life.join();
  }

  /** Tells whether the pool takes no more tasks. */
  public boolean isShutdown() {
    return life.isShutdown();
  }

  /** Tells whether it takes no more tasks and all workers have ended. */
  public boolean isTerminated() {
    return life.isTerminated();
  }

  /** Waits for the end of all workers, for at most so long, without asking for it. */
  boolean awaitEnd(long nanos) throws InterruptedException {
    return life.awaitEnd(nanos);
  }

  /** Returns how many workers the pool has. */
  public int size() {
    return life.size();
  }

  /** Returns the workers that are alive now, by their numbers in the operating system. */
  public List<Long> workerPids() {
    return life.workerPids();
  }

  /** Returns {@code Pool-1}, the name that it has in reports. */
  @Override
  public String toString() {
    return life.toString();
  }
}
