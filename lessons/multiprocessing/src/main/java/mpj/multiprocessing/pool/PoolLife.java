package mpj.multiprocessing.pool;

import java.lang.ref.Cleaner;
import java.util.List;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.queue.ItemQueue;

/**
 * The beginning and the end of a pool. This class makes all parts of the pool and ends them
 * together.
 */
final class PoolLife {
  private final PoolState state;
  private final Jobs jobs;
  private final Results results;
  private final WorkerSet workerSet;
  private final Callbacks callbacks;
  private final Callbacks listening;
  private final JobFactory calls;
  private final Cleaner.Cleanable cleanup;

  /** Makes all parts, and starts the workers. */
  PoolLife(PoolBuilder settings) {
    Encoder initializer = new Encoder();
    if (settings.initializer != null) {
      initializer.write(settings.initializer);
    }
    Tree tree = Tree.current();
    state = PoolState.create(tree, settings.workers, initializer.toBytes(), initializer.mentions());
    callbacks = new Callbacks(toString());
    listening = new Callbacks(toString());
    Progress progress = new Progress(settings.listener, listening);
    ItemQueue tasks = state.tasks();
    jobs = new Jobs(toString(), tasks, progress);
    Dispatch dispatch = new Dispatch(state, tasks, settings.retries);
    results = new Results(tree, state, jobs, dispatch);
    workerSet = WorkerSet.of(tree, state, settings, results);
    calls = new JobFactory(tree, toString(), jobs, dispatch, progress, workerSet, callbacks);
    TimeLimit limit = TimeLimit.of(toString(), state, workerSet, settings.timeoutNanos);
    try {
      workerSet.start();
      cleanup = LeakDetector.add(toString(), calls, results, jobs);
    } catch (RuntimeException | OutOfMemoryError e) {
      LeakDetector.closed(results);
      jobs.breakOff(new IllegalStateException("the pool's workers could not be started", e));
      workerSet.kill();
      throw e;
    } finally {
      results.begin(workerSet, limit);
    }
  }

  /** Returns the object that makes jobs from the calls of the pool's user. */
  JobFactory calls() {
    return calls;
  }

  /** Takes no more tasks. The workers end when they have done the given tasks. */
  void shutdown() {
    LeakDetector.closed(results);
    jobs.close();
    cleanup.clean();
  }

  /**
   * Shuts the pool down and waits for its end. If the thread is interrupted meanwhile, it
   * terminates the pool.
   */
  void close() {
    shutdown();
    boolean interrupted = false;
    while (true) {
      try {
        awaitEnd();
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

  /** Asks the workers to end. Tasks that are not done fail. */
  void terminate() {
    breakOff("terminated");
    workerSet.terminate();
    cleanup.clean();
  }

  /** Kills the workers. Tasks that are not done fail. */
  void kill() {
    breakOff("killed");
    workerSet.kill();
    cleanup.clean();
  }

  private void breakOff(String how) {
    LeakDetector.closed(results);
    jobs.breakOff(new IllegalStateException("the pool was " + how + ": pool=" + this));
  }

  /** Waits for the end. One of the methods above must have been called before. */
  void join() throws InterruptedException {
    if (!jobs.isClosed()) {
      throw new IllegalStateException(
          "the pool is still in use: pool=" + this + "; call shutdown, terminate or kill first");
    }
    awaitEnd();
  }

  private void awaitEnd() throws InterruptedException {
    jobs.stopReading();
    results.awaitEnd();
    callbacks.drain();
    listening.drain();
  }

  boolean isShutdown() {
    return jobs.isClosed();
  }

  boolean isTerminated() {
    return results.hasEnded();
  }

  /**
   * Waits until all workers have ended, for at most {@code nanos} nanoseconds. It does not ask them
   * to end.
   */
  boolean awaitEnd(long nanos) throws InterruptedException {
    return results.awaitEnd(nanos);
  }

  int size() {
    return workerSet.size();
  }

  List<Long> workerPids() {
    return workerSet.pids();
  }

  /** Returns {@code Pool-1}, the pool's name in reports. */
  @Override
  public String toString() {
    return "Pool-" + state.number();
  }
}
