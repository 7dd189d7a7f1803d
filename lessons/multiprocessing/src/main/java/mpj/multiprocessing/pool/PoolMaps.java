package mpj.multiprocessing.pool;

import java.util.List;
import java.util.Objects;
import mpj.multiprocessing.UncrossableException;

/**
 * The methods of {@link Pool} that apply a function to many items, each in one of the workers: map,
 * starmap and imap.
 */
abstract class PoolMaps {
  final JobFactory calls;

  PoolMaps(JobFactory calls) {
    this.calls = calls;
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
    return calls.map(
        Objects.requireNonNull(function, "function"), items, JobFactory.chunk(chunkSize));
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
        Objects.requireNonNull(function, "function"), items, JobFactory.chunk(chunkSize));
  }

  /**
   * Does the same as {@link #map(SerializableFunction, Iterable)} for a function of two arguments.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public <A, B, R> List<R> starmap(
      SerializableBiFunction<A, B, R> function, Iterable<Pair<A, B>> arguments)
      throws InterruptedException {
    return calls.map(ArgumentAdapters.two(function), arguments, 0);
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
    return calls.map(ArgumentAdapters.three(function), arguments, 0);
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
    return calls.map(ArgumentAdapters.two(function), arguments, JobFactory.chunk(chunkSize));
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
    return calls.map(ArgumentAdapters.three(function), arguments, JobFactory.chunk(chunkSize));
  }

  /**
   * Does the same as {@link #mapAsync(SerializableFunction, Iterable)} for a function of two
   * arguments.
   */
  public <A, B, R> AsyncResult<List<R>> starmapAsync(
      SerializableBiFunction<A, B, R> function, Iterable<Pair<A, B>> arguments) {
    return calls.mapAsync(ArgumentAdapters.two(function), arguments, 0);
  }

  /**
   * Does the same as {@link #mapAsync(SerializableFunction, Iterable)} for a function of three
   * arguments.
   */
  public <A, B, C, R> AsyncResult<List<R>> starmapAsync(
      SerializableTriFunction<A, B, C, R> function, Iterable<Triple<A, B, C>> arguments) {
    return calls.mapAsync(ArgumentAdapters.three(function), arguments, 0);
  }

  /**
   * Does the same as {@link #mapAsync(SerializableFunction, Iterable, int)} for a function of two
   * arguments.
   */
  public <A, B, R> AsyncResult<List<R>> starmapAsync(
      SerializableBiFunction<A, B, R> function, Iterable<Pair<A, B>> arguments, int chunkSize) {
    return calls.mapAsync(ArgumentAdapters.two(function), arguments, JobFactory.chunk(chunkSize));
  }

  /**
   * Does the same as {@link #mapAsync(SerializableFunction, Iterable, int)} for a function of three
   * arguments.
   */
  public <A, B, C, R> AsyncResult<List<R>> starmapAsync(
      SerializableTriFunction<A, B, C, R> function,
      Iterable<Triple<A, B, C>> arguments,
      int chunkSize) {
    return calls.mapAsync(ArgumentAdapters.three(function), arguments, JobFactory.chunk(chunkSize));
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
    return calls.lazily(function, items, true, JobFactory.chunk(chunkSize), 0);
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
    return calls.lazily(
        function, items, true, JobFactory.chunk(chunkSize), JobFactory.buffer(bufferSize));
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
    return calls.lazily(function, items, false, JobFactory.chunk(chunkSize), 0);
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
    return calls.lazily(
        function, items, false, JobFactory.chunk(chunkSize), JobFactory.buffer(bufferSize));
  }
}
