package mpj.multiprocessing.pool;

import java.lang.ref.Cleaner;
import java.util.List;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.wire.Encoder;

/** How a pool begins and ends: what it consists of is made here, and comes to its end together. */
final class PoolLife {
  private final PoolState state;
  private final Jobs jobs;
  private final Results results;
  private final Crew crew;
  private final Callbacks callbacks;
  private final Callbacks listening;
  private final Calls calls;
  private final Cleaner.Cleanable cleanup;

  /** Makes everything, and starts the workers. */
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
    crew = Crew.of(tree, state, settings, results);
    calls = new Calls(tree, toString(), jobs, dispatch, progress, crew, callbacks);
    TimeLimit limit = TimeLimit.of(toString(), state, crew, settings.timeoutNanos);
    try {
      crew.start();
      cleanup = Unclosed.add(toString(), calls, results, jobs);
    } catch (RuntimeException | OutOfMemoryError e) {
      Unclosed.closed(results);
      jobs.breakOff(new IllegalStateException("the pool's workers could not be started", e));
      crew.kill();
      throw e;
    } finally {
      results.begin(crew, limit);
    }
  }

  /** Returns what makes jobs of what the pool is asked to do. */
  Calls calls() {
    return calls;
  }

  /** Takes no more tasks; the workers end when they have done those given. */
  void shutdown() {
    Unclosed.closed(results);
    jobs.close();
    cleanup.clean();
  }

  /** Does that, and waits for the end; a thread that is interrupted meanwhile terminates it. */
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

  /** Asks the workers to end; what was not done fails. */
  void terminate() {
    breakOff("terminated");
    crew.terminate();
    cleanup.clean();
  }

  /** Kills the workers; what was not done fails. */
  void kill() {
    breakOff("killed");
    crew.kill();
    cleanup.clean();
  }

  private void breakOff(String how) {
    Unclosed.closed(results);
    jobs.breakOff(new IllegalStateException("the pool was " + how + ": pool=" + this));
  }

  /** Waits for the end, of which one of the above must have been asked for. */
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

  /** Waits for the end of all workers, for at most so long, without asking for it. */
  boolean awaitEnd(long nanos) throws InterruptedException {
    return results.awaitEnd(nanos);
  }

  int size() {
    return crew.size();
  }

  List<Long> workerPids() {
    return crew.pids();
  }

  /** Returns {@code Pool-1}, the pool's name in reports. */
  @Override
  public String toString() {
    return "Pool-" + state.number();
  }
}
