package mpj.multiprocessing.manager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mpj.multiprocessing.pool.SerializableFunction;
import mpj.multiprocessing.structure.HostedType;

/**
 * A pool that a {@link Manager} hosts: its workers are children of the server, and any process that
 * has a proxy can give it tasks. Python's {@code manager.Pool()}.
 *
 * <p>Tasks fail as those of a {@link mpj.multiprocessing.pool.Pool} do, with the server's trace as
 * a further cause.
 *
 * <p><b>What happens if a process dies here.</b> If a worker dies, its task fails and it is
 * replaced. If the client dies that gave a task, the task goes on. If the server dies or is shut
 * down, its workers end with it, and every method throws {@link ManagerGone} within two seconds.
 */
public final class ManagedPool extends Managed implements AutoCloseable {
  private static final long serialVersionUID = 1L;
  private static final int GOOD = 0;

  ManagedPool(Link link) {
    super(link);
  }

  /** Returns the pool that another process sent. */
  public static ManagedPool attach(long handle) {
    return new ManagedPool(Link.arrived(handle, HostedType.POOL));
  }

  /** Applies a function to an item in a worker, and waits for the result. */
  @SuppressWarnings("unchecked") // the pool answers with what the function returns
  public <T, R> R apply(SerializableFunction<T, R> function, T item) throws InterruptedException {
    return (R) link().await(HostedPool.APPLY, function, item);
  }

  /** Has a function applied to an item in a worker, and returns at once. */
  @SuppressWarnings("unchecked") // the pool answers with what the function returns
  public <T, R> ManagedResult<R> applyAsync(SerializableFunction<T, R> function, T item) {
    return (ManagedResult<R>) link().call(HostedPool.APPLY_ASYNC, function, item);
  }

  /**
   * Applies a function to each item in the workers, and waits for all results.
   *
   * @return the results, in the order of the items; a list of fixed size
   */
  public <T, R> List<R> map(SerializableFunction<T, R> function, Iterable<? extends T> items)
      throws InterruptedException {
    return list(link().await(HostedPool.MAP, function, array(items), GOOD));
  }

  /**
   * The same with chunks of that many items to each task.
   *
   * @throws IllegalArgumentException if they are fewer than 1
   */
  public <T, R> List<R> map(
      SerializableFunction<T, R> function, Iterable<? extends T> items, int chunkSize)
      throws InterruptedException {
    return list(link().await(HostedPool.MAP, function, array(items), requirePositive(chunkSize)));
  }

  /** Has a function applied to each item in the workers, and returns at once. */
  @SuppressWarnings("unchecked") // the pool answers with what the function returns
  public <T, R> ManagedResult<List<R>> mapAsync(
      SerializableFunction<T, R> function, Iterable<? extends T> items) {
    return (ManagedResult<List<R>>) link().call(HostedPool.MAP_ASYNC, function, array(items), GOOD);
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

  @SuppressWarnings("unchecked") // the pool answers with what the function returns
  private static <R> List<R> list(Object answer) {
    return (List<R>) Arrays.asList((Object[]) answer);
  }

  /** Takes no more tasks and returns at once; the workers end when they have done those given. */
  public void shutdown() {
    link().call(HostedPool.SHUT_DOWN);
  }

  /** Takes no more tasks, waits for the end of those given, and of the workers. */
  @Override
  public void close() {
    link().call(HostedPool.CLOSE);
  }

  /** Kills the workers and returns at once. What was not done fails. */
  public void terminate() {
    link().call(HostedPool.TERMINATE);
  }

  /**
   * Waits until all workers have ended.
   *
   * @throws IllegalStateException before {@link #shutdown} or {@link #terminate}
   */
  public void join() throws InterruptedException {
    link().await(HostedPool.JOIN);
  }

  /** Returns how many workers the pool has. */
  public int size() {
    return (Integer) link().call(HostedPool.SIZE);
  }

  /** Returns the workers that are alive now, by their numbers in the operating system. */
  public List<Long> workerPids() {
    List<Long> pids = new ArrayList<>();
    for (Object pid : (Object[]) link().call(HostedPool.WORKER_PIDS)) {
      pids.add((Long) pid);
    }
    return pids;
  }
}
