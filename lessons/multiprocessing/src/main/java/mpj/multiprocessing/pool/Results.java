package mpj.multiprocessing.pool;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.Item;
import mpj.multiprocessing.structure.ItemQueue;
import mpj.multiprocessing.structure.PoolState;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.RemoteFailure;

/**
 * The thread that reads a pool's results, in the order in which they were put, and acts on them:
 * the only one that ends tasks and replaces workers, so nothing happens to a task twice.
 */
final class Results extends Thread {
  private final Tree tree;
  private final ItemQueue queue;
  private final PoolState state;
  private final Jobs jobs;
  private final Dispatch dispatch;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Item item = new Item();
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final Decoder in = new Decoder(new byte[0], 0, 0, loader);
  private Crew crew;
  private TimeLimit limit;
  private Job latest;

  Results(Tree tree, PoolState state, Jobs jobs, Dispatch dispatch) {
    super(null, null, "mpj-pool-" + state.number(), 0, false);
    setDaemon(true);
    this.tree = tree;
    this.state = state;
    this.queue = state.results();
    this.jobs = jobs;
    this.dispatch = dispatch;
  }

  /**
   * Begins to read.
   *
   * @param ofTasks null: they have no limit
   */
  void begin(Crew ofPool, TimeLimit ofTasks) {
    crew = ofPool;
    limit = ofTasks;
    start();
    if (limit != null) {
      limit.start();
    }
  }

  /** Waits until no worker is left. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Waits for that for at most so long. */
  boolean awaitEnd(long nanos) throws InterruptedException {
    return ended.await(nanos, TimeUnit.NANOSECONDS);
  }

  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  @Override
  public void run() {
    try {
      while (!crew.isEmpty()) {
        queue.get(item, Pause.FOREVER, null);
        read();
        item.trim();
      }
      ended.countDown();
      free();
    } catch (Throwable e) { // whatever it is, nobody would wait in vain
      breakOff(new IllegalStateException("the pool's shared memory is gone or full: cause=" + e));
    } finally {
      ended.countDown();
      if (limit != null) {
        limit.end();
      }
      Unclosed.ended(this);
    }
  }

  private void free() throws InterruptedException {
    jobs.free();
    if (Tree.existing().orElse(null) == tree) {
      state.free(Gate.isActive());
    }
  }

  private void breakOff(RuntimeException why) {
    jobs.breakOff(why);
    crew.kill();
  }

  private void read() throws InterruptedException {
    in.over(item.bytes(), 0, item.length());
    long task = in.readLong();
    int id = in.readInt();
    int ordinal = in.readInt();
    byte kind = in.readByte();
    Member member = crew.member(in.readInt());
    switch (kind) {
      case Message.ENDED -> bury(member);
      case Message.UNFIT -> breakOff(unfit(member));
      default -> {
        member.lastEnded = task;
        Job job = job(id);
        if (job != null) {
          tell(job, ordinal, kind, member, task);
          end(job, task);
        }
      }
    }
  }

  private void tell(Job job, int ordinal, byte kind, Member member, long task) {
    try {
      if (kind == Message.VALUES) {
        job.receive(ordinal, in);
      } else if (kind == Message.FAILURE) {
        job.fail(ordinal, failure(member, job.items(ordinal), task));
      }
    } catch (RuntimeException e) { // it cannot be rebuilt here
      job.fail(ordinal, e);
    } catch (Throwable e) { // by what its class does
      job.fail(ordinal, new TaskFailedException("the result cannot be read: cause=" + e, e));
    }
  }

  private void end(Job job, long task) {
    dispatch.forget(task);
    if (jobs.end(job)) {
      latest = null; // its results are its caller's alone
    }
  }

  /** Returns a job by its number: nearly always that of the task before. */
  private Job job(int id) {
    if (latest == null || latest.id() != id) {
      latest = jobs.of(id);
    }
    return latest;
  }

  private RuntimeException failure(Member member, String items, long task) {
    Throwable thrown = RemoteFailure.read(in, loader);
    return thrown instanceof RuntimeException e
        ? e
        : new TaskFailedException(
            "a task failed: task=" + task + items + " " + member + " cause=" + thrown, thrown);
  }

  private RuntimeException unfit(Member member) {
    Throwable thrown = RemoteFailure.read(in, loader);
    return new IllegalStateException(
        "the initializer of a pool's workers failed: " + member + " cause=" + thrown, thrown);
  }

  private void bury(Member member) throws InterruptedException {
    long task = state.noted(member.cell);
    Job job = task < 0 || task == member.lastEnded ? null : job(state.job(member.cell));
    if (job != null) {
      int ordinal = state.ordinal(member.cell);
      if (state.isCondemned(member.cell)) {
        job.fail(ordinal, TaskTimedOut.of(member, task, job.items(ordinal)));
        end(job, task);
      } else if (!job.again() || !dispatch.again(task)) {
        job.fail(ordinal, WorkerDied.of(member, task, job.items(ordinal)));
        end(job, task);
      }
    }
    try {
      if (!jobs.isOver() && crew.replace(member)) {
        return;
      }
    } catch (RuntimeException e) {
      breakOff(e);
    }
    crew.remove(member);
  }
}
