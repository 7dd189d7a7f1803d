package mpj.multiprocessing.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mpj.multiprocessing.ProcessStartException;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * The workers of a pool. Each cell has one worker, which is replaced when it dies, until the pool
 * is over.
 */
final class WorkerSet {
  /**
   * The largest number of failed starts, one after the other. A start fails if the worker ends by
   * itself while it starts, or ends in any way in its initializer. So many failures are no
   * accident.
   */
  private static final int MOST_FAILED_STARTS = 3;

  /**
   * The largest number of workers, one after the other, that are killed from outside while they
   * start. It is larger, because these workers did nothing wrong.
   */
  private static final int MOST_KILLED_STARTS = 100;

  /** How long a worker may take to end after it was asked to. */
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final int SIGKILL = 9;
  private static final int SIGTERM = 15;

  private final Tree tree;
  private final Workers workers;
  private final PoolState state;
  private final WorkerTask work;
  private final ItemQueue results;
  private final Results reader;
  private final WorkerHandle[] members;
  private int failedStarts;
  private int killedStarts;
  private Consumer<WorkerProcess> ending; // how the workers are made to end; null: they are not
  private volatile int alive;

  private WorkerSet(
      Tree tree, PoolState state, PoolBuilder settings, WorkerTask work, Results reader) {
    this.tree = tree;
    this.workers = new ChildWorkers(settings.context);
    this.state = state;
    this.work = work;
    this.results = state.results();
    this.reader = reader;
    this.members = new WorkerHandle[settings.workers];
  }

  /** Returns the workers of a pool. No worker has been started yet. */
  static WorkerSet of(Tree tree, PoolState state, PoolBuilder settings, Results reader) {
    boolean timed = settings.timeoutNanos > 0;
    WorkerTask work =
        new WorkerTask(state.offset(), 0, settings.mostTasks, settings.mostMemory, timed);
    return new WorkerSet(tree, state, settings, work, reader);
  }

  int size() {
    return members.length;
  }

  /** Starts a worker for each cell. The workers boot at the same time. */
  void start() {
    for (int cell = 0; cell < members.length; cell++) {
      start(cell);
    }
  }

  private synchronized boolean isEnding() {
    return ending != null;
  }

  /**
   * Starts a worker for a cell. Only one thread at a time calls this. If the tree has no room at
   * this moment, it takes up to two seconds. So it holds no monitor: others use the workers
   * meanwhile.
   *
   * @return false if the workers are ending; then no worker was started
   * @throws ProcessStartException if the system refuses a process
   * @throws OutOfMemoryError if the system refuses a thread
   */
  boolean start(int cell) {
    if (isEnding()) {
      return false;
    }
    state.vacate(cell);
    String name = "PoolWorker-" + PoolState.nextWorker(tree);
    WorkerProcess process = workers.start(name, work.at(cell));
    WorkerHandle member = new WorkerHandle(cell, process);
    try {
      new WorkerReaper(member, state, results, reader).start();
    } catch (OutOfMemoryError e) { // the JVM throws this if the system refuses a thread
      process.kill();
      throw e;
    }
    add(member);
    return true;
  }

  /** Adds a worker that has been started, and ends it if that was to be done meanwhile. */
  private synchronized void add(WorkerHandle member) {
    if (members[member.cell] == null) {
      alive++;
    }
    members[member.cell] = member;
    if (ending != null) {
      ending.accept(member.process);
    } else if (state.isCondemned(member.cell)) {
      member.process.kill();
    }
  }

  synchronized WorkerHandle member(int cell) {
    return members[cell];
  }

  /**
   * Decides whether to start another worker in place of a dead one.
   *
   * @return false if the workers are ending
   * @throws WorkerDied if too many workers, one after the other, died while they started
   * @throws IllegalStateException if this process's tree has been shut down
   */
  boolean mayReplace(WorkerHandle dead) {
    if (Tree.existing().orElse(null) != tree) {
      throw new IllegalStateException("the process tree was shut down");
    }
    if (state.entered(dead.cell)) {
      failedStarts = 0;
      killedStarts = 0;
    } else {
      countFailedStart(dead);
    }
    return !isEnding();
  }

  private void countFailedStart(WorkerHandle dead) {
    int code = dead.exitCode();
    boolean initializing = state.isInitializing(dead.cell);
    boolean killed = !initializing && (code == -SIGKILL || code == -SIGTERM);
    int starts = killed ? ++killedStarts : ++failedStarts;
    if (starts >= (killed ? MOST_KILLED_STARTS : MOST_FAILED_STARTS)) {
      throw new WorkerDied(
          "the pool's workers die "
              + (initializing ? "in their initializer" : "as they start")
              + ": times="
              + starts
              + " last: "
              + dead.death()
              + "; see what they wrote to standard error, and the context's JVM options",
          dead.process.name(),
          dead.process.pid(),
          code,
          -1);
    }
  }

  /** Removes a worker that has ended. */
  synchronized void remove(WorkerHandle ended) {
    members[ended.cell] = null;
    alive--;
  }

  /** Returns whether no worker is left. */
  boolean isEmpty() {
    return alive == 0;
  }

  /**
   * Condemns a task and kills the worker of a cell, if the worker is doing that task now.
   *
   * @return false if the worker is not doing that task
   */
  synchronized boolean condemn(int cell, long task) {
    if (members[cell] == null || !state.condemn(cell, task)) {
      return false;
    }
    members[cell].process.kill();
    return true;
  }

  /**
   * Condemns the tasks of a job that have begun, and returns their workers. The caller must kill
   * these.
   */
  synchronized List<WorkerHandle> condemn(Job job) {
    List<WorkerHandle> condemned = new ArrayList<>();
    for (int cell = 0; cell < members.length; cell++) {
      long task = state.running(cell);
      boolean ours = task >= 0 && state.job(cell) == job.id() && members[cell] != null;
      if (ours && state.condemn(cell, task)) {
        condemned.add(members[cell]);
      }
    }
    return condemned;
  }

  /** Kills all workers, and starts no more workers. */
  void kill() {
    end(WorkerProcess::kill);
  }

  /**
   * Asks all workers to end, and starts no more workers. After two seconds it kills the workers
   * that still live.
   */
  void terminate() {
    end(WorkerProcess::terminate);
    try {
      new LibraryThread("mpj-end-of-pool-" + state.number(), this::killLate).start();
    } catch (OutOfMemoryError e) { // the JVM throws this if the system refuses a thread
      kill();
    }
  }

  private void killLate() {
    boolean ended = false;
    try {
      ended = reader.awaitEnd(GRACE_NANOS);
    } catch (InterruptedException e) {
      // The library never interrupts this thread. The grace period is over.
    }
    if (!ended) {
      kill();
    }
  }

  private synchronized void end(Consumer<WorkerProcess> how) {
    ending = how;
    for (WorkerHandle member : members) {
      if (member != null) {
        how.accept(member.process);
      }
    }
  }

  synchronized List<Long> pids() {
    List<Long> pids = new ArrayList<>(members.length);
    for (WorkerHandle member : members) {
      if (member != null && member.process.isAlive()) {
        pids.add(member.process.pid());
      }
    }
    return pids;
  }
}
