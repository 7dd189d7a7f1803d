package mpj.multiprocessing.pool;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.thread.LibraryThread;
import mpj.multiprocessing.wire.Encoder;

/**
 * Makes jobs of what a pool's user wants to have done, and hands them out. When it is garbage,
 * nobody can use the pool any more; so it keeps itself in use until a job is opened, and after that
 * the pool is there for the job.
 */
final class Calls {
  /** Chunks that each worker gets when nobody says how large they are to be, as in CPython. */
  private static final int CHUNKS_PER_WORKER = 4;

  private final Tree tree;
  private final String pool;
  private final Jobs jobs;
  private final Dispatch dispatch;
  private final Progress progress;
  private final Crew crew;
  private final Callbacks callbacks;

  Calls(
      Tree tree,
      String pool,
      Jobs jobs,
      Dispatch dispatch,
      Progress progress,
      Crew crew,
      Callbacks callbacks) {
    this.tree = tree;
    this.pool = pool;
    this.jobs = jobs;
    this.dispatch = dispatch;
    this.progress = progress;
    this.crew = crew;
    this.callbacks = callbacks;
  }

  /** Checks the size of a chunk that somebody asks for. */
  static int chunk(int size) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "a task has at least one item: chunkSize=" + size + "; leave it out for a good one");
    }
    return size;
  }

  /** Checks how far somebody has the input of an imap read ahead. */
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
    result.cancelBy(new Cancellation(pool, crew, job, result));
    open(job);
    long number = jobs.ask(1);
    if (number < 0) {
      return result; // it was broken off meanwhile
    }
    int given = 0;
    boolean interrupted = Thread.interrupted(); // that is for whoever waits
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

  /** Hands out a map in this thread, and waits for its result. */
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

  /** Has a thread hand out a map. */
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
    int standard = Math.ceilDiv(count, CHUNKS_PER_WORKER * crew.size());
    MapJob<R> job = new MapJob<>(tree, function, count, chunk > 0 ? chunk : standard, result);
    result.cancelBy(new Cancellation(pool, crew, job, result));
    open(job);
    return new Submission(jobs, dispatch, job, items.iterator(), crew.size());
  }

  /** Has a thread read an input, with a buffer that is set, or 0 for one that grows. */
  <R> LazyResults<R> lazily(
      SerializableFunction<?, R> function,
      Iterable<?> input,
      boolean ordered,
      int chunk,
      int buffer) {
    Objects.requireNonNull(input, "items");
    Encoder encoded = encode(Objects.requireNonNull(function, "function"));
    LazyJob job = new LazyJob(tree, encoded, ordered, chunk, buffer, 2 * crew.size());
    open(job);
    start("imap", new Feeder(jobs, dispatch, progress, job, input));
    return new LazyResults<>(jobs, job);
  }

  private void open(Job job) {
    try {
      jobs.open(job);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Encodes a function, if the pool takes any. */
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
