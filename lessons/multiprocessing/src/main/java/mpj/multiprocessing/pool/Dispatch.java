package mpj.multiprocessing.pool;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/** Puts tasks into the queue, and keeps copies of tasks that may have to be put again. */
final class Dispatch {
  private static final class Kept {
    private final byte[] message;
    private final Mentioned mentions;
    private int left;

    private Kept(Encoder task, int left) {
      this.message = task.toBytes();
      this.mentions = task.mentions();
      this.left = left;
    }
  }

  private final PoolState state;
  private final ItemQueue tasks;
  private final int retries;
  private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

  Dispatch(PoolState state, ItemQueue tasks, int retries) {
    this.state = state;
    this.tasks = tasks;
    this.retries = retries;
  }

  void put(Encoder task, long number, int items) throws InterruptedException {
    if (Gate.isActive()) {
      Gate.pass();
      Gate.emit(EventKind.TASK_SUBMITTED, state.name(), 0, items, number);
    }
    if (Thread.interrupted()) { // an interrupt would break the writing of a large task
      throw new InterruptedException();
    }
    if (retries > 0) {
      kept.put(number, new Kept(task, retries));
    }
    tasks.put(task.bytes(), task.length(), task.mentions(), Backoff.FOREVER, null);
    task.sent();
  }

  /**
   * Puts a task into the queue again after its worker has died.
   *
   * @return false if the task has no retries left
   */
  boolean again(long number) throws InterruptedException {
    Kept task = kept.get(number);
    if (task == null || task.left == 0) {
      return false;
    }
    tasks.put(task.message, task.message.length, task.mentions, Backoff.FOREVER, null);
    task.left--;
    return true;
  }

  /** Drops the copy of a task that has ended. */
  void forget(long number) {
    if (retries > 0) {
      kept.remove(number);
    }
  }
}
