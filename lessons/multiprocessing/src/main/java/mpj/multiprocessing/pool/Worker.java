package mpj.multiprocessing.pool;

import java.util.concurrent.CountDownLatch;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.codec.RemoteFailure;
import mpj.multiprocessing.internal.memory.StoredBytes;
import mpj.multiprocessing.internal.process.ServiceTask;
import mpj.multiprocessing.internal.queue.Item;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.queue.TakeListener;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/**
 * The loop of a worker: take a task, do it, put the result. It ends when the queue of tasks is
 * closed.
 */
final class Worker implements TakeListener {
  private final Tree tree;
  private final PoolState state;
  private final WorkerTask settings;
  private final int cell;
  private final ItemQueue tasks;
  private final ItemQueue results;
  private final Functions functions;
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final Item item = new Item();
  private final Decoder in = new Decoder(new byte[0], 0, 0, loader);
  private final Encoder out = new Encoder();

  Worker(Tree tree, PoolState state, WorkerTask settings) {
    this.tree = tree;
    this.state = state;
    this.settings = settings;
    this.cell = settings.cell();
    this.tasks = state.tasks();
    this.results = state.results();
    this.functions = new Functions(tree);
  }

  void work() throws InterruptedException {
    if (!initialize()) {
      return;
    }
    tasks.whenTaken(this);
    state.enter(cell);
    for (int done = 0; !isSpent(done); ) {
      try {
        if (tasks.get(item, Backoff.FOREVER, null) < 0) {
          return;
        }
        perform();
        done++;
      } catch (InterruptedException e) {
        // A task left this interrupt behind. The next task must not see it.
      }
    }
  }

  /** Runs the initializer of the pool's user; returns false if it failed. */
  private boolean initialize() throws InterruptedException {
    try {
      byte[] initializer = state.initializer();
      if (initializer.length > 0) {
        state.initialize(cell);
        ((Task) Decoder.decode(initializer, loader)).run();
      }
      return true;
    } catch (Throwable thrown) {
      Message.news(out, Message.UNFIT, cell);
      RemoteFailure.write(out, thrown, where() + ", initializer");
      Thread.interrupted();
      results.put(out.bytes(), out.length(), out.mentions(), Backoff.FOREVER, null);
      return false;
    }
  }

  private boolean isSpent(int done) {
    return done > 0
        && ((settings.mostTasks() > 0 && done >= settings.mostTasks())
            || (settings.mostMemory() > 0 && Memory.taken() > settings.mostMemory()));
  }

  @Override
  public void taken(Item taken) {
    if (settings.timed()) {
      state.began(cell, System.nanoTime());
    }
    byte[] bytes = taken.bytes();
    state.note(cell, Message.number(bytes), Message.job(bytes), Message.ordinal(bytes));
  }

  private void perform() throws InterruptedException {
    in.over(item.bytes(), 0, Math.min(item.length(), item.bytes().length));
    long number = in.readLong();
    long job = in.readLong();
    int ordinal = in.readInt();
    if (Gate.isActive()) {
      Gate.pass();
      Gate.emit(EventKind.TASK_BEGAN, state.name(), 0, 0, number);
    }
    ServiceTask.begins();
    boolean done = attempt(number, job, ordinal);
    ServiceTask.ends();
    Thread.interrupted(); // an interrupt that the task left behind would stop the put of the result
    if (Gate.isActive()) {
      Gate.pass();
      Gate.emit(EventKind.TASK_ENDED, state.name(), 0, done ? 0 : 1, number);
    }
    item.end();
    item.trim();
    if (!state.settle(cell, number)) {
      awaitEnd();
    }
    put(number, job, ordinal);
    out.sent();
  }

  /** Runs a task and writes its result; returns false if it failed. */
  private boolean attempt(long number, long job, int ordinal) {
    try {
      if (!item.isWhole()) {
        throw new UndecodableException(
            "not enough memory in the worker for the task: bytes="
                + item.length()
                + "; give it less at a time, or make the pool by a context with a larger heap");
      }
      long place = in.readLong();
      int items = in.readInt();
      if (!mayBegin(place, items)) {
        Message.result(out, number, job, ordinal, Message.SKIPPED, cell);
        return true;
      }
      SerializableFunction<Object, Object> function =
          items == Message.ALONE ? functions.read(place) : functions.of(job, place);
      Message.result(out, number, job, ordinal, Message.VALUES, cell);
      for (int left = Math.abs(items); left > 0; left--) {
        write(function.apply(in.read()));
      }
      return true;
    } catch (Throwable thrown) {
      fail(number, job, ordinal, thrown);
      return false;
    }
  }

  private boolean mayBegin(long place, int items) {
    return items == Message.ALONE
        ? StoredBytes.mark(tree, place, Job.OPEN, Job.BEGUN)
        : StoredBytes.mark(tree, place) != Job.CANCELLED;
  }

  private void write(Object result) {
    try {
      out.write(result);
    } catch (UncrossableException e) {
      throw new UncrossableException("the result cannot be sent: " + e.getMessage(), e);
    }
  }

  private void fail(long number, long job, int ordinal, Throwable thrown) {
    Message.result(out, number, job, ordinal, Message.FAILURE, cell);
    RemoteFailure.write(out, thrown, where() + ", task " + number);
  }

  private static String where() {
    ChildProcess self = ChildProcess.current();
    return self.name() + " (pid " + self.pid() + ")";
  }

  /** Waits for the end of this process. The task was condemned, so the pool is about to kill it. */
  private static void awaitEnd() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  private void put(long number, long job, int ordinal) throws InterruptedException {
    try {
      results.put(out.bytes(), out.length(), out.mentions(), Backoff.FOREVER, null);
    } catch (RuntimeException e) { // no shared memory for the result; a failure needs less
      String why = "the result finds no room: " + e.getMessage();
      fail(number, job, ordinal, new TaskFailedException(why, null));
      results.put(out.bytes(), out.length(), out.mentions(), Backoff.FOREVER, null);
    }
  }
}
