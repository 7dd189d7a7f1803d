package mpj.multiprocessing.manager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.pool.Pair;
import mpj.multiprocessing.pool.SerializableBiFunction;
import mpj.multiprocessing.pool.SerializableCallable;
import mpj.multiprocessing.pool.SerializableFunction;
import mpj.multiprocessing.pool.SerializableTriFunction;
import mpj.multiprocessing.pool.Triple;

/**
 * A pool that a {@link Manager} hosts. Its workers are children of the server. Any process that has
 * a proxy can give tasks to it. Python's {@code manager.Pool()}.
 *
 * <p>Tasks fail as those of a {@link mpj.multiprocessing.pool.Pool} do, with the server's stack
 * trace as a further cause. A client that is connected to a manager at an address needs {@link
 * Pair} or {@link Triple} for functions of several arguments: they must be among the classes that
 * the server's {@code mpj.remote.Terms} allow.
 *
 * <p><b>What happens if a process dies here.</b> If a worker dies, its task fails and the worker is
 * replaced. If the client that gave a task dies, the task goes on. If the server dies or is shut
 * down, its workers end with it, and every method throws {@link ManagerGone} within two seconds.
 */
public final class ManagedPool extends Managed implements AutoCloseable {
  private static final long serialVersionUID = 1L;
  private static final int GOOD = 0;

  ManagedPool(ObjectRef link) {
    super(link);
  }

  /** Returns the pool that another process sent. */
  public static ManagedPool attach(long handle) {
    return new ManagedPool(ObjectRef.arrived(handle, HostedType.POOL));
  }

  /**
   * Runs a task in a worker, and waits for its result.
   *
   * @throws RuntimeException the task's failure, as {@link mpj.multiprocessing.pool.Pool#apply}
   *     throws it
   * @throws IllegalStateException if the pool takes no more tasks, or ends before the task is done
   * @throws InterruptedException if the thread is interrupted while it waits; the result is lost
   */
  public <R> R apply(SerializableCallable<R> task) throws InterruptedException {
    return apply(none(task), null);
  }

  /**
   * Applies a function to an item in a worker, and waits for the result. Throws what {@link
   * #apply(SerializableCallable)} throws.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; the results are lost
   */
  @SuppressWarnings("unchecked") // the pool returns what the function returned
  public <T, R> R apply(SerializableFunction<T, R> function, T item) throws InterruptedException {
    return (R) link().await(HostedPool.APPLY, function, item);
  }

  /**
   * Applies a function to two arguments in a worker, and waits for the result. Throws what {@link
   * #apply(SerializableCallable)} throws.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; the results are lost
   */
  public <A, B, R> R apply(SerializableBiFunction<A, B, R> function, A first, B second)
      throws InterruptedException {
    return apply(two(function), new Pair<>(first, second));
  }

  /**
   * Applies a function to three arguments in a worker, and waits for the result. Throws what {@link
   * #apply(SerializableCallable)} throws.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; the results are lost
   */
  public <A, B, C, R> R apply(
      SerializableTriFunction<A, B, C, R> function, A first, B second, C third)
      throws InterruptedException {
    return apply(three(function), new Triple<>(first, second, third));
  }

  /**
   * Gives a task to a worker, and returns at once. A failure of the task is the result.
   *
   * @throws IllegalStateException if the pool takes no more tasks
   */
  public <R> ManagedResult<R> applyAsync(SerializableCallable<R> task) {
    return applyAsync(none(task), null);
  }

  /** Gives a function and its argument to a worker, and returns at once. */
  @SuppressWarnings("unchecked") // the pool returns what the function returned
  public <T, R> ManagedResult<R> applyAsync(SerializableFunction<T, R> function, T item) {
    return (ManagedResult<R>) link().call(HostedPool.APPLY_ASYNC, function, item);
  }

  /** Gives a function and its two arguments to a worker, and returns at once. */
  public <A, B, R> ManagedResult<R> applyAsync(
      SerializableBiFunction<A, B, R> function, A first, B second) {
    return applyAsync(two(function), new Pair<>(first, second));
  }

  /** Gives a function and its three arguments to a worker, and returns at once. */
  public <A, B, C, R> ManagedResult<R> applyAsync(
      SerializableTriFunction<A, B, C, R> function, A first, B second, C third) {
    return applyAsync(three(function), new Triple<>(first, second, third));
  }

  /**
   * Applies a function to each item in the workers, and waits for all results. If a task fails, it
   * throws what {@link #apply(SerializableCallable)} throws.
   *
   * @return the results in the order of the items, in a list of fixed size
   * @throws InterruptedException if the thread is interrupted while it waits; the results are lost
   */
  public <T, R> List<R> map(SerializableFunction<T, R> function, Iterable<? extends T> items)
      throws InterruptedException {
    return all(function, items, GOOD);
  }

  /**
   * Applies a function to each item in the workers, and waits for all results. Each task takes a
   * chunk of {@code chunkSize} items.
   *
   * @throws IllegalArgumentException if the chunk size is less than 1
   * @throws InterruptedException if the thread is interrupted while it waits; the results are lost
   */
  public <T, R> List<R> map(
      SerializableFunction<T, R> function, Iterable<? extends T> items, int chunkSize)
      throws InterruptedException {
    return all(function, items, requirePositive(chunkSize));
  }

  /** Gives a function and all items to the workers, and returns at once. */
  public <T, R> ManagedResult<List<R>> mapAsync(
      SerializableFunction<T, R> function, Iterable<? extends T> items) {
    return allLater(function, items, GOOD);
  }

  /** Does the same as {@link #mapAsync(SerializableFunction, Iterable)} in chunks of that size. */
  public <T, R> ManagedResult<List<R>> mapAsync(
      SerializableFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
    return allLater(function, items, requirePositive(chunkSize));
  }

  /**
   * Does the same as {@link #map(SerializableFunction, Iterable)} for a function of two arguments.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; the results are lost
   */
  public <A, B, R> List<R> starmap(
      SerializableBiFunction<A, B, R> function, Iterable<Pair<A, B>> arguments)
      throws InterruptedException {
    return all(two(function), arguments, GOOD);
  }

  /**
   * Does the same as {@link #map(SerializableFunction, Iterable, int)} for a function of two
   * arguments.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; the results are lost
   */
  public <A, B, R> List<R> starmap(
      SerializableBiFunction<A, B, R> function, Iterable<Pair<A, B>> arguments, int chunkSize)
      throws InterruptedException {
    return all(two(function), arguments, requirePositive(chunkSize));
  }

  /**
   * Does the same as {@link #map(SerializableFunction, Iterable)} for a function of three
   * arguments.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; the results are lost
   */
  public <A, B, C, R> List<R> starmap(
      SerializableTriFunction<A, B, C, R> function, Iterable<Triple<A, B, C>> arguments)
      throws InterruptedException {
    return all(three(function), arguments, GOOD);
  }

  /**
   * Does the same as {@link #map(SerializableFunction, Iterable, int)} for a function of three
   * arguments.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; the results are lost
   */
  public <A, B, C, R> List<R> starmap(
      SerializableTriFunction<A, B, C, R> function,
      Iterable<Triple<A, B, C>> arguments,
      int chunkSize)
      throws InterruptedException {
    return all(three(function), arguments, requirePositive(chunkSize));
  }

  /**
   * Does the same as {@link #mapAsync(SerializableFunction, Iterable)} for a function of two
   * arguments.
   */
  public <A, B, R> ManagedResult<List<R>> starmapAsync(
      SerializableBiFunction<A, B, R> function, Iterable<Pair<A, B>> arguments) {
    return allLater(two(function), arguments, GOOD);
  }

  /**
   * Does the same as {@link #mapAsync(SerializableFunction, Iterable, int)} for a function of two
   * arguments.
   */
  public <A, B, R> ManagedResult<List<R>> starmapAsync(
      SerializableBiFunction<A, B, R> function, Iterable<Pair<A, B>> arguments, int chunkSize) {
    return allLater(two(function), arguments, requirePositive(chunkSize));
  }

  /**
   * Does the same as {@link #mapAsync(SerializableFunction, Iterable)} for a function of three
   * arguments.
   */
  public <A, B, C, R> ManagedResult<List<R>> starmapAsync(
      SerializableTriFunction<A, B, C, R> function, Iterable<Triple<A, B, C>> arguments) {
    return allLater(three(function), arguments, GOOD);
  }

  /**
   * Does the same as {@link #mapAsync(SerializableFunction, Iterable, int)} for one of three
   * arguments.
   */
  public <A, B, C, R> ManagedResult<List<R>> starmapAsync(
      SerializableTriFunction<A, B, C, R> function,
      Iterable<Triple<A, B, C>> arguments,
      int chunkSize) {
    return allLater(three(function), arguments, requirePositive(chunkSize));
  }

  /**
   * Applies a function to each item in the workers, and returns the results one by one, in the
   * order of the items. This process reads the input while the caller takes results, and only a
   * little ahead of it. So the input may be endless.
   */
  public <T, R> ManagedResults<R> imap(
      SerializableFunction<T, R> function, Iterable<? extends T> items) {
    return imap(function, items, 1);
  }

  /**
   * Returns results as {@link #imap(SerializableFunction, Iterable)} does. Each task takes a chunk
   * of {@code chunkSize} items.
   *
   * @throws IllegalArgumentException if the chunk size is less than 1
   */
  public <T, R> ManagedResults<R> imap(
      SerializableFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
    return lazily(function, items, chunkSize, true);
  }

  /** Returns results as {@link #imap imap} does, but in the order in which they are ready. */
  public <T, R> ManagedResults<R> imapUnordered(
      SerializableFunction<T, R> function, Iterable<? extends T> items) {
    return imapUnordered(function, items, 1);
  }

  /**
   * Returns results as {@link #imap(SerializableFunction, Iterable, int)} does, but in the order in
   * which they are ready.
   */
  public <T, R> ManagedResults<R> imapUnordered(
      SerializableFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
    return lazily(function, items, chunkSize, false);
  }

  private <T, R> ManagedResults<R> lazily(
      SerializableFunction<T, R> function,
      Iterable<? extends T> items,
      int chunkSize,
      boolean ordered) {
    int chunk = requirePositive(chunkSize);
    Objects.requireNonNull(function, "function");
    ManagedResults<R> results =
        new ManagedResults<>(items.iterator(), chunk, ordered, part -> all(function, part, chunk));
    results.start(size(), this);
    return results;
  }

  private <T, R> List<R> all(SerializableFunction<T, R> function, Iterable<?> items, int chunk)
      throws InterruptedException {
    return list(link().await(HostedPool.MAP, function, array(items), chunk));
  }

  @SuppressWarnings("unchecked") // the pool returns what the function returned
  private <T, R> ManagedResult<List<R>> allLater(
      SerializableFunction<T, R> function, Iterable<?> items, int chunk) {
    return (ManagedResult<List<R>>)
        link().call(HostedPool.MAP_ASYNC, function, array(items), chunk);
  }

  private static <R> SerializableFunction<Object, R> none(SerializableCallable<R> task) {
    Objects.requireNonNull(task, "task");
    return _ -> task.call();
  }

  private static <A, B, R> SerializableFunction<Pair<A, B>, R> two(
      SerializableBiFunction<A, B, R> function) {
    Objects.requireNonNull(function, "function");
    return arguments -> function.apply(arguments.first(), arguments.second());
  }

  private static <A, B, C, R> SerializableFunction<Triple<A, B, C>, R> three(
      SerializableTriFunction<A, B, C, R> function) {
    Objects.requireNonNull(function, "function");
    return arguments -> function.apply(arguments.first(), arguments.second(), arguments.third());
  }

  private static int requirePositive(int chunkSize) {
    if (chunkSize < 1) {
      throw new IllegalArgumentException(
          "a task has at least one item: chunkSize=" + chunkSize + "; leave it out for a good one");
    }
    return chunkSize;
  }

  private static Object[] array(Iterable<?> items) {
    List<Object> all = new ArrayList<>();
    items.forEach(all::add);
    return all.toArray();
  }

  @SuppressWarnings("unchecked") // the pool returns what the function returned
  private static <R> List<R> list(Object answer) {
    return (List<R>) Arrays.asList((Object[]) answer);
  }

  /**
   * Accepts no more tasks, and returns at once. The workers end when all accepted tasks are done.
   */
  public void shutdown() {
    link().call(HostedPool.SHUT_DOWN);
  }

  /**
   * Accepts no more tasks, and waits until all accepted tasks are done and the workers have ended.
   *
   * @throws CallInterrupted if the thread is interrupted while it waits
   */
  @Override
  public void close() {
    link().call(HostedPool.CLOSE);
  }

  /**
   * Asks the workers to end, by SIGTERM, and returns at once. Tasks that are not done fail with an
   * {@link IllegalStateException}. Workers that still run after two seconds are killed.
   */
  public void terminate() {
    link().call(HostedPool.TERMINATE);
  }

  /**
   * Kills the workers, and returns at once. Tasks that are not done fail with an {@link
   * IllegalStateException}.
   */
  public void kill() {
    link().call(HostedPool.KILL);
  }

  /**
   * Waits until all workers have ended.
   *
   * @throws IllegalStateException if none of {@link #shutdown}, {@link #terminate} and {@link
   *     #kill} was called before
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void join() throws InterruptedException {
    link().await(HostedPool.JOIN);
  }

  /** Returns the number of workers of the pool. */
  public int size() {
    return (Integer) link().call(HostedPool.SIZE);
  }

  /** Returns the process ids of the workers that are alive now. */
  public List<Long> workerPids() {
    List<Long> pids = new ArrayList<>();
    for (Object pid : (Object[]) link().call(HostedPool.WORKER_PIDS)) {
      pids.add((Long) pid);
    }
    return pids;
  }
}
