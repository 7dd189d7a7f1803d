package mpj.multiprocessing.pool;

import java.util.concurrent.CountDownLatch;
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
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Item item = new Item();
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final Decoder in = new Decoder(new byte[0], 0, 0, loader);
  private Crew crew;
  private Job latest;

  Results(Tree tree, PoolState state, ItemQueue queue, Jobs jobs) {
    super(null, null, "mpj-pool-" + state.number(), 0, false);
    setDaemon(true);
    this.tree = tree;
    this.state = state;
    this.queue = queue;
    this.jobs = jobs;
  }

  /** Begins to read. */
  void begin(Crew crew) {
    this.crew = crew;
    start();
  }

  /** Waits until no worker is left. */
  void awaitEnd() throws InterruptedException {
    ended.await();
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
    } catch (InterruptedException | RuntimeException e) {
      breakOff(new IllegalStateException("the pool's shared memory is gone or full: cause=" + e));
    } finally {
      ended.countDown();
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

  private void read() {
    in.over(item.bytes(), 0, item.length());
    long task = in.readLong();
    byte kind = in.readByte();
    Member member = crew.member(in.readInt());
    if (kind == Message.ENDED) {
      bury(member);
      return;
    }
    member.lastEnded = task;
    Job job = job(task);
    if (job != null) {
      int ordinal = (int) (task - job.first());
      try {
        if (kind == Message.VALUES) {
          job.receive(ordinal, in);
        } else {
          job.fail(failure(member, job, task));
        }
      } catch (RuntimeException e) { // it cannot be rebuilt here
        job.fail(e);
      }
      end(job);
    }
  }

  private void end(Job job) {
    if (jobs.end(job, 1)) {
      latest = null; // its results are its caller's alone
    }
  }

  /** Returns the job of a task: nearly always that of the one before. */
  private Job job(long task) {
    if (latest == null || !latest.covers(task)) {
      latest = jobs.of(task);
    }
    return latest;
  }

  private RuntimeException failure(Member member, Job job, long task) {
    Throwable thrown = RemoteFailure.read(in, loader);
    return thrown instanceof RuntimeException e
        ? e
        : new TaskFailedException(
            "a task failed: task="
                + task
                + " "
                + job.items((int) (task - job.first()))
                + " worker="
                + member.process.name()
                + " pid="
                + member.process.pid()
                + " cause="
                + thrown,
            thrown);
  }

  private void bury(Member member) {
    long task = state.noted(member.cell);
    Job job = task < 0 || task == member.lastEnded ? null : job(task);
    if (job != null) {
      job.fail(died(member, job, task));
      end(job);
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

  private static WorkerDied died(Member member, Job job, long task) {
    int code = member.exitCode();
    return new WorkerDied(
        "a worker ended in the middle of a task: "
            + member.death()
            + " task="
            + task
            + " "
            + job.items((int) (task - job.first()))
            + (code < 0
                ? "; it was killed, perhaps for want of memory"
                : "; did the task call System.exit?"),
        member.process.name(),
        member.process.pid(),
        code,
        task);
  }
}
