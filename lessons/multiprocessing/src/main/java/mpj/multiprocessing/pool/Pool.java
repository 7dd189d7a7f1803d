package mpj.multiprocessing.pool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.Blob;
import mpj.multiprocessing.structure.ItemQueue;
import mpj.multiprocessing.structure.PoolState;
import mpj.multiprocessing.wire.Encoder;
import mpj.multiprocessing.wire.UncrossableException;

/**
 * Some worker processes that are started once and used for many tasks. Python's {@code
 * multiprocessing.Pool}.
 *
 * <pre>{@code
 * try (var pool = new Pool(4)) {
 *   List<Integer> squares = pool.map(x -> x * x, List.of(1, 2, 3));
 * }
 * }</pre>
 *
 * <p>Whichever worker is free takes the next task. Any thread may use the pool.
 *
 * <p><b>What happens if a process dies here.</b> If a worker dies in the middle of a task, that
 * task fails with {@link WorkerDied}, and the worker is replaced; no other task notices. No task is
 * ever run twice. If the process that made the pool dies, so do its workers.
 *
 * <p>A pool that is never closed does not hold up the end of the process; a warning then tells
 * where it was made.
 */
public final class Pool implements AutoCloseable {
  /** Chunks that each worker gets when nobody says how large they are to be, as in CPython. */
  private static final int CHUNKS_PER_WORKER = 4;

  private final Tree tree;
  private final PoolState state;
  private final ItemQueue tasks;
  private final Jobs jobs;
  private final Results results;
  private final Crew crew;

  /** A pool with as many workers as there are processors. */
  public Pool() {
    this(Runtime.getRuntime().availableProcessors());
  }

  /** A pool with so many workers. */
  public Pool(int workers) {
    this(workers, Context.standard());
  }

  /**
   * A pool with so many workers, started as the context says.
   *
   * @throws IllegalArgumentException if there is to be no worker, or more than 1000
   * @throws mpj.multiprocessing.ProcessStartException if the system refuses a process
   */
  public Pool(int workers, Context context) {
    if (workers < 1 || workers > PoolState.MOST_WORKERS) {
      throw new IllegalArgumentException(
          "a pool has 1 to " + PoolState.MOST_WORKERS + " workers: workers=" + workers);
    }
    Objects.requireNonNull(context, "context");
    tree = Tree.current();
    state = PoolState.create(tree, workers);
    tasks = state.tasks();
    ItemQueue answers = state.results();
    jobs = new Jobs(tree, toString(), tasks);
    results = new Results(tree, state, answers, jobs);
    crew = new Crew(tree, context, state, workers, answers, results);
    try {
      crew.start();
    } catch (RuntimeException e) {
      jobs.breakOff(e);
      crew.kill();
      throw e;
    } finally {
      results.begin(crew);
    }
    Unclosed.add(results, toString());
  }

  /**
   * Applies a function to each item, in the workers, and waits for all results. The items are
   * handed out in chunks, a quarter of a worker's share each.
   *
   * @see #map(SerializableFunction, Iterable, int)
   */
  public <T, R> List<R> map(SerializableFunction<T, R> function, Iterable<? extends T> items)
      throws InterruptedException {
    return mapAll(function, counted(items), 0);
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
    if (chunkSize < 1) {
      throw new IllegalArgumentException(
          "a task has at least one item: chunkSize=" + chunkSize + "; leave it out for a good one");
    }
    return mapAll(function, counted(items), chunkSize);
  }

  private static <T> Collection<T> counted(Iterable<T> items) {
    if (items instanceof Collection<T> collection) {
      return collection;
    }
    List<T> list = new ArrayList<>();
    items.forEach(list::add);
    return list;
  }

  private <R> List<R> mapAll(
      SerializableFunction<?, R> function, Collection<?> items, int chunkSize)
      throws InterruptedException {
    byte[] encoded = Encoder.encode(Objects.requireNonNull(function, "function"));
    jobs.requireOpen();
    int count = items.size();
    if (count == 0) {
      return new ArrayList<>();
    }
    int standard = Math.ceilDiv(count, CHUNKS_PER_WORKER * crew.size());
    int chunk = chunkSize > 0 ? chunkSize : standard;
    Iterator<?> iterator = items.iterator();
    MapJob job = new MapJob(count, chunk, Blob.create(tree, encoded));
    jobs.open(job);
    try {
      new Submission(state, tasks, jobs, job, crew.size()).submit(iterator);
    } finally {
      jobs.submitted();
    }
    return job.results();
  }

  /** Takes no more tasks and returns at once; the workers end when they have done those given. */
  public void shutdown() {
    Unclosed.closed(results);
    jobs.close();
  }

  /**
   * Takes no more tasks, waits for the end of those given, and of the workers. If the thread is
   * interrupted meanwhile, it {@linkplain #terminate terminates} the pool.
   */
  @Override
  public void close() {
    shutdown();
    boolean interrupted = false;
    while (true) {
      try {
        results.awaitEnd();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
        terminate();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills the workers and returns at once. What was not done fails. */
  public void terminate() {
    Unclosed.closed(results);
    jobs.breakOff(new IllegalStateException("the pool was terminated: pool=" + this));
    crew.kill();
  }

  /**
   * Waits until all workers have ended.
   *
   * @throws IllegalStateException before {@link #shutdown} or {@link #terminate}
   */
  public void join() throws InterruptedException {
    if (!jobs.isClosed()) {
      throw new IllegalStateException(
          "the pool is still in use: pool=" + this + "; call shutdown or terminate first");
    }
    results.awaitEnd();
  }

  /** Returns how many workers the pool has. */
  public int size() {
    return crew.size();
  }

  /** Returns the workers that are alive now, by their numbers in the operating system. */
  public List<Long> workerPids() {
    return crew.pids();
  }

  /** Returns {@code Pool-1}, the name that it has in reports. */
  @Override
  public String toString() {
    return "Pool-" + state.number();
  }
}
