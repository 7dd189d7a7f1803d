package mpj.multiprocessing.pool;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.ArenaFullException;
import mpj.multiprocessing.ProcessStartException;
import mpj.multiprocessing.TooManyProcessesException;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.RemoteFailure;
import mpj.multiprocessing.internal.holders.Holder;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.log.ThrowableText;
import mpj.multiprocessing.internal.memory.Delivery;
import mpj.multiprocessing.internal.queue.Item;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * The thread that reads a pool's results, in the order in which they were put, and acts on them.
 * Only this thread ends tasks and replaces workers, so nothing happens to a task twice.
 */
final class Results extends LibraryThread {
  /** A pool that has no worker for so long has failed. */
  private static final long ALONE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Tree tree;
  private final ItemQueue queue;
  private final PoolState state;
  private final Holder holder;
  private final Jobs jobs;
  private final Dispatch dispatch;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Item item = new Item();
  private final ResultReader reading;
  private final PendingReplacements replacements;
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final Decoder in = new Decoder(new byte[0], 0, 0, loader);
  private WorkerSet workerSet;
  private TimeLimit limit;
  private Job latest;
  private volatile boolean lost;

  Results(Tree tree, PoolState state, Jobs jobs, Dispatch dispatch) {
    super("mpj-pool-" + state.number());
    runsCodeOfItsStarter(); // in threads that it starts
    this.tree = tree;
    this.state = state;
    this.holder = Holders.hold(tree, state.block());
    this.queue = state.results();
    this.jobs = jobs;
    this.dispatch = dispatch;
    this.reading = new ResultReader("Pool-" + state.number());
    this.replacements = new PendingReplacements("Pool-" + state.number(), ALONE_NANOS);
  }

  /**
   * Starts this thread, and the thread of the time limit.
   *
   * @param ofTasks the time limit; null: tasks have no limit
   */
  void begin(WorkerSet ofPool, TimeLimit ofTasks) {
    workerSet = ofPool;
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

  /** Waits until no worker is left, for at most {@code nanos} nanoseconds. */
  boolean awaitEnd(long nanos) throws InterruptedException {
    return ended.await(nanos, TimeUnit.NANOSECONDS);
  }

  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /** Makes the pool fail: its shared memory is gone or full. */
  void lose() {
    lost = true;
    interrupt();
  }

  @Override
  public void run() {
    try {
      while (!workerSet.isEmpty()) {
        step();
      }
      ended.countDown();
      free();
    } catch (Throwable e) { // whatever it is, no thread must wait in vain
      breakOff(
          new IllegalStateException(
              "the pool's shared memory is gone or full: cause=" + ThrowableText.description(e),
              e));
    } finally {
      ended.countDown();
      if (limit != null) {
        limit.end();
      }
      LeakDetector.ended(this);
    }
  }

  /**
   * Reads one message. An interrupt that does not come from {@link #lose} is not for this thread.
   */
  private void step() throws InterruptedException {
    long patience = Math.min(reading.patience(), replacements.patience());
    boolean any = false;
    try {
      any = queue.get(item, patience, null) >= 0;
    } catch (InterruptedException e) {
      throwIfLost(e);
    }
    if (any) {
      read();
      item.end();
      item.trim();
    }
    reading.look();
    replaceMissing();
  }

  private void throwIfLost(InterruptedException e) throws InterruptedException {
    if (lost) {
      throw e;
    }
  }

  private void free() throws InterruptedException {
    jobs.free();
    if (Tree.existing().orElse(null) == tree) {
      holder.free();
    }
  }

  private void breakOff(RuntimeException why) {
    jobs.breakOff(why);
    workerSet.kill();
  }

  private void read() throws InterruptedException {
    int length = item.isWhole() ? item.length() : item.bytes().length;
    in.over(item.bytes(), 0, length);
    long task = in.readLong();
    long id = in.readLong();
    int ordinal = in.readInt();
    byte kind = in.readByte();
    WorkerHandle member = workerSet.member(in.readInt());
    switch (kind) {
      case Message.ENDED -> retire(member);
      case Message.UNFIT -> {
        Decoder rest = copy();
        Delivery delivery = item.delivery();
        reading.execute(() -> {
          try {
            breakOff(unfit(rest, member));
          } finally {
            delivery.end();
          }
        });
      }
      default -> {
        member.lastEnded = task;
        Job job = job(id);
        if (job != null) {
          take(job, ordinal, kind, member, task);
        }
      }
    }
  }

  /**
   * Handles a result. If code of the program is needed to read it, {@link ResultReader} reads it.
   */
  private void take(Job job, int ordinal, byte kind, WorkerHandle member, long task) {
    if (!item.isWhole()) {
      job.fail(ordinal, tooLarge(job.items(ordinal), task));
      end(job, task);
    } else if (kind == Message.SKIPPED || (kind == Message.VALUES && in.isPlain())) {
      tell(job, ordinal, kind, in, member, task);
      end(job, task);
    } else {
      Decoder rest = copy();
      Delivery delivery = item.delivery();
      latest = null;
      reading.execute(() -> {
        tell(job, ordinal, kind, rest, member, task);
        delivery.end();
        dispatch.forget(task);
        jobs.end(job);
      });
    }
  }

  /** Returns a copy of the bytes that are left to read. */
  private Decoder copy() {
    int length = in.remaining();
    byte[] bytes = Arrays.copyOfRange(item.bytes(), item.length() - length, item.length());
    return new Decoder(bytes, 0, length, loader);
  }

  private void tell(Job job, int ordinal, byte kind, Decoder from, WorkerHandle member, long task) {
    try {
      if (kind == Message.VALUES) {
        job.receive(ordinal, from);
      } else if (kind == Message.FAILURE) {
        job.fail(ordinal, failure(from, member, job.items(ordinal), task));
      }
    } catch (RuntimeException e) { // the result cannot be rebuilt here
      job.fail(ordinal, e);
    } catch (Throwable e) { // thrown by code of the result's class
      String cause = ThrowableText.description(e);
      job.fail(ordinal, new TaskFailedException("the result cannot be read: cause=" + cause, e));
    }
  }

  private RuntimeException tooLarge(String items, long task) {
    return new TaskFailedException(
        "not enough memory here for the result, which is lost: task="
            + task
            + items
            + " bytes="
            + item.length()
            + "; give less at a time, or give this process a larger heap",
        null);
  }

  private void end(Job job, long task) {
    dispatch.forget(task);
    if (jobs.end(job)) {
      latest = null; // do not keep its results reachable from here
    }
  }

  /** Returns the job with a number. It is nearly always the job of the task before. */
  private Job job(long id) {
    if (latest == null || latest.id() != id) {
      latest = jobs.of(id);
    }
    return latest;
  }

  private RuntimeException failure(Decoder from, WorkerHandle member, String items, long task) {
    Throwable thrown = RemoteFailure.read(from, loader);
    return thrown instanceof RuntimeException e
        ? e
        : new TaskFailedException(
            "a task failed: task="
                + task
                + items
                + " "
                + member
                + " cause="
                + ThrowableText.description(thrown),
            thrown);
  }

  private RuntimeException unfit(Decoder from, WorkerHandle member) {
    Throwable thrown = RemoteFailure.read(from, loader);
    return new IllegalStateException(
        "the initializer of a pool's workers failed: "
            + member
            + " cause="
            + ThrowableText.description(thrown),
        thrown);
  }

  private void retire(WorkerHandle member) throws InterruptedException {
    long task = state.noted(member.cell);
    Job job = task < 0 || task == member.lastEnded ? null : job(state.job(member.cell));
    if (job != null) {
      int ordinal = state.ordinal(member.cell);
      if (state.isCondemned(member.cell)) {
        job.fail(ordinal, TaskTimedOut.of(member, task, job.items(ordinal)));
        end(job, task);
      } else if (!job.again() || !again(task)) {
        job.fail(ordinal, WorkerDied.of(member, task, job.items(ordinal)));
        end(job, task);
      }
    }
    try {
      if (!jobs.isOver() && workerSet.mayReplace(member)) {
        replace(member);
        return;
      }
    } catch (RuntimeException e) {
      breakOff(e);
    }
    workerSet.remove(member);
  }

  private boolean again(long task) throws InterruptedException {
    while (true) {
      try {
        return dispatch.again(task);
      } catch (InterruptedException e) {
        throwIfLost(e);
      }
    }
  }

  private void replace(WorkerHandle ended) {
    try {
      if (workerSet.start(ended.cell)) {
        replacements.filled();
      } else {
        workerSet.remove(ended);
      }
    } catch (ProcessStartException
        | TooManyProcessesException
        | ArenaFullException
        | OutOfMemoryError e) { // the system or the tree has no room now
      replacements.add(ended, e, workerSet.pids().isEmpty());
    }
  }

  private void replaceMissing() {
    for (WorkerHandle ended = replacements.due(); ended != null; ended = replacements.due()) {
      try {
        if (!jobs.isOver()) {
          replace(ended);
          continue;
        }
      } catch (RuntimeException e) {
        breakOff(e);
      }
      workerSet.remove(ended);
    }
  }
}
