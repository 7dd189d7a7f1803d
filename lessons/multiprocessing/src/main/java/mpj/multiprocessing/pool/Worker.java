package mpj.multiprocessing.pool;

import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.Item;
import mpj.multiprocessing.structure.ItemQueue;
import mpj.multiprocessing.structure.PoolState;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;
import mpj.multiprocessing.wire.RemoteFailure;
import mpj.multiprocessing.wire.UncrossableException;

/** A worker's life: it takes a task, does it, puts the result, until the tasks are closed. */
final class Worker implements ItemQueue.Taking {
  private final PoolState state;
  private final int cell;
  private final ItemQueue tasks;
  private final ItemQueue results;
  private final Functions functions;
  private final Item item = new Item();
  private final Decoder in =
      new Decoder(new byte[0], 0, 0, Thread.currentThread().getContextClassLoader());
  private final Encoder out = new Encoder();

  Worker(Tree tree, PoolState state, int cell) {
    this.state = state;
    this.cell = cell;
    this.tasks = state.tasks();
    this.results = state.results();
    this.functions = new Functions(tree);
  }

  void work() {
    tasks.whenTaken(this);
    state.enter(cell);
    while (true) {
      try {
        if (tasks.get(item, Pause.FOREVER, null) < 0) {
          return;
        }
        perform();
      } catch (InterruptedException e) {
        // A task left it behind; it means nothing to the next.
      }
    }
  }

  @Override
  public void taken(Item item) {
    state.note(cell, Message.number(item.bytes()));
  }

  private void perform() throws InterruptedException {
    in.over(item.bytes(), 0, item.length());
    long number = in.readLong();
    if (Gate.isActive()) {
      Gate.pass();
      Gate.emit(EventKind.TASK_BEGAN, state.offset(), 0, 0, number);
    }
    boolean done = attempt(number);
    Thread.interrupted(); // what the task left behind would keep the result from being put
    if (Gate.isActive()) {
      Gate.pass();
      Gate.emit(EventKind.TASK_ENDED, state.offset(), 0, done ? 0 : 1, number);
    }
    item.trim();
    put(number);
  }

  /** Writes what came of a task; false if it failed. */
  private boolean attempt(long number) {
    try {
      long place = in.readLong();
      SerializableFunction<Object, Object> function = functions.of(number - in.readInt(), place);
      Message.result(out, number, Message.VALUES, cell);
      for (int left = in.readInt(); left > 0; left--) {
        write(function.apply(in.read()));
      }
      return true;
    } catch (Throwable thrown) {
      fail(number, thrown);
      return false;
    }
  }

  private void write(Object result) {
    try {
      out.write(result);
    } catch (UncrossableException e) {
      throw new UncrossableException("the result cannot be sent: " + e.getMessage(), e);
    }
  }

  private void fail(long number, Throwable thrown) {
    ChildProcess self = ChildProcess.current();
    Message.result(out, number, Message.FAILURE, cell);
    RemoteFailure.write(out, thrown, self.name() + " (pid " + self.pid() + "), task " + number);
  }

  private void put(long number) throws InterruptedException {
    try {
      results.put(out.bytes(), out.length(), Pause.FOREVER, null);
    } catch (RuntimeException e) { // no shared memory for it; a short one needs less
      fail(number, new TaskFailedException("the result finds no room: " + e.getMessage(), null));
      results.put(out.bytes(), out.length(), Pause.FOREVER, null);
    }
  }
}
