package mpj.multiprocessing.pool;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * Makes jobs from the calls of a pool's user, and hands out their tasks. Every use of the pool goes
 * through this object. So when it is garbage, nothing can use the pool any more. Until a job is
 * opened, this object keeps itself reachable; from then on the open job keeps the pool in use.
 */
final class JobFactory {
  /** The number of chunks for each worker when the caller sets no chunk size, as in CPython. */
  private static final int CHUNKS_PER_WORKER = 4;

  private final Tree tree;
  private final String pool;
  private final Jobs jobs;
  private final Dispatch dispatch;
  private final Progress progress;
  private final WorkerSet workerSet;
  private final Callbacks callbacks;

  JobFactory(
      Tree tree,
      String pool,
      Jobs jobs,
      Dispatch dispatch,
      Progress progress,
      WorkerSet workerSet,
      Callbacks callbacks) {
    this.tree = tree;
    this.pool = pool;
    this.jobs = jobs;
    this.dispatch = dispatch;
    this.progress = progress;
    this.workerSet = workerSet;
    this.callbacks = callbacks;
  }

  /** Checks the chunk size that a caller asks for. */
  static int chunk(int size) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "a task has at least one item: chunkSize=" + size + "; leave it out for a good one");
    }
    return size;
  }

  /** Checks the buffer size of an imap that a caller asks for. */
  static int buffer(int size) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "at least one task is handed out: bufferSize=" + size + "; leave it out for a good one");
    }
    return size;
  }

  /** Hands out one task. */
  <R> AsyncResult<R> call(SerializableFunction<?, R> function, Object argument) {
    Encoder encoded = encode(function);
    AsyncResult<R> result = new AsyncResult<>(callbacks);
    Encoder out = new Encoder();
    CallJob<R> job = new CallJob<>(tree, encoded, result);
    result.cancelBy(new Cancellation(pool, workerSet, job, result));
    open(job);
    long number = jobs.ask(1);
    if (number < 0) {
      return result; // the job was broken off meanwhile
    }
    int given = 0;
    boolean interrupted = Thread.interrupted(); // the interrupt is for the code that waits later
    try {
      Message.task(out, number, job, 0, Message.ALONE).write(argument);
      dispatch.put(out, number, 1);
      given = 1;
    } catch (InterruptedException e) {
      interrupted = true;
      job.breakOff(new IllegalStateException("interrupted as the task was handed out", e));
    } finally {
      jobs.put();
      jobs.limit(job, given);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return result;
  }

  /** Hands out the tasks of a map in this thread, and waits for the result. */
  <R> List<R> map(SerializableFunction<?, R> function, Iterable<?> items, int chunk)
      throws InterruptedException {
    Encoder encoded = encode(function);
    Collection<?> all = items instanceof Collection<?> collection ? collection : copy(items);
    if (all.isEmpty()) {
      return new ArrayList<>();
    }
    AsyncResult<List<R>> result = new AsyncResult<>(callbacks);
    submission(encoded, all, chunk, result).submit();
    return result.get();
  }

  /** Starts a thread that hands out the tasks of a map. */
  <R> AsyncResult<List<R>> mapAsync(
      SerializableFunction<?, R> function, Iterable<?> items, int chunk) {
    Encoder encoded = encode(function);
    List<?> all = copy(items); // the caller may change it later
    AsyncResult<List<R>> result = new AsyncResult<>(callbacks);
    if (all.isEmpty()) {
      result.succeed(new ArrayList<>());
    } else {
      start("map", submission(encoded, all, chunk, result));
    }
    return result;
  }

  private <R> Submission submission(
      Encoder function, Collection<?> items, int chunk, AsyncResult<List<R>> result) {
    int count = items.size();
    int standard = Math.ceilDiv(count, CHUNKS_PER_WORKER * workerSet.size());
    MapJob<R> job = new MapJob<>(tree, function, count, chunk > 0 ? chunk : standard, result);
    result.cancelBy(new Cancellation(pool, workerSet, job, result));
    open(job);
    return new Submission(jobs, dispatch, job, items.iterator(), workerSet.size());
  }

  /** Starts a thread that reads an input. A {@code buffer} of 0 means a buffer that grows. */
  <R> LazyResults<R> lazily(
      SerializableFunction<?, R> function,
      Iterable<?> input,
      boolean ordered,
      int chunk,
      int buffer) {
    Objects.requireNonNull(input, "items");
    Encoder encoded = encode(Objects.requireNonNull(function, "function"));
    LazyJob job = new LazyJob(tree, encoded, ordered, chunk, buffer, 2 * workerSet.size());
    open(job);
    start("imap", new InputReader(jobs, dispatch, progress, job, input));
    return new LazyResults<>(jobs, job);
  }

  private void open(Job job) {
    try {
      jobs.open(job);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Encodes a function, if the pool takes more tasks. */
  private Encoder encode(SerializableFunction<?, ?> function) {
    Encoder encoded = new Encoder().write(function);
    jobs.requireOpen();
    return encoded;
  }

  private static List<?> copy(Iterable<?> items) {
    List<Object> list = new ArrayList<>();
    items.forEach(list::add);
    return list;
  }

  private void start(String what, Runnable work) {
    new LibraryThread("mpj-" + what + "-" + pool, work).runsCodeOfItsStarter().start();
  }
}
