package mpj.multiprocessing.channel;

import java.time.Duration;
import java.util.Locale;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.DeadOwner;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.queue.TaskCount;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/**
 * A queue of tasks that counts which tasks are done. A process can wait until all tasks are done.
 * Python's {@code multiprocessing.JoinableQueue}.
 *
 * <pre>{@code
 * var tasks = new JoinableQueue<Integer>();
 * var worker = new ChildProcess(() -> {
 *   while (true) { int task = tasks.get(); IO.println(task * task); tasks.taskDone(); }
 * });
 * worker.setDaemon(true);
 * worker.start();
 * for (int i = 0; i < 10; i++) tasks.put(i);
 * tasks.join();                                         // all ten are printed
 * }</pre>
 *
 * <p>A process has an item in hand from the time when it gets the item until it calls {@link
 * #taskDone}. In Python any process may call it; here only a process that has an item in hand.
 *
 * <p><b>What it costs.</b> 2,944 bytes of the tree's shared memory for the first 16 items, then the
 * same as a {@link Queue}. If more than 15 processes live at the same time that have items in hand,
 * up to 8 KB more. If there is no memory for that, {@code get} throws an {@link
 * mpj.multiprocessing.ArenaFullException}, and the item stays in the queue.
 *
 * <p><b>What happens if a process dies here.</b> The items that a process had in hand when it died
 * are lost. {@link #join} does not wait for them any more; it throws {@link TasksLost}. The items
 * that the process has put stay in the queue.
 *
 * @param <E> the items; null is an item, too
 */
public final class JoinableQueue<E> extends Queue<E> {
  private static final long serialVersionUID = 1L;

  private final transient TaskCount tasks;
  private transient int toldLost;

  /**
   * Makes a queue without a limit. Only the shared memory limits it.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public JoinableQueue() {
    this(ItemQueue.create(Tree.current(), 0, RecordType.JOINABLE_QUEUE));
  }

  /**
   * Makes a queue with a limit.
   *
   * @param max how many items the queue can hold, 1 or more
   * @throws IllegalArgumentException if {@code max} is less than 1
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public JoinableQueue(int max) {
    this(ItemQueue.create(Tree.current(), requirePositive(max), RecordType.JOINABLE_QUEUE));
  }

  private JoinableQueue(ItemQueue items) {
    super(items, "JoinableQueue");
    this.tasks = items.tasks();
  }

  /**
   * Returns the queue whose record lies at an offset of the shared memory. The library calls this
   * method when it decodes a message from another process.
   */
  public static JoinableQueue<?> attach(long handle) {
    return new JoinableQueue<>(new ItemQueue(Tree.current(), handle, RecordType.JOINABLE_QUEUE));
  }

  /**
   * Marks an item that this process got as done.
   *
   * @throws IllegalStateException if this process has no item in hand (it called this method once
   *     too often), or if this object is closed
   */
  public void taskDone() {
    requireOpen();
    if (Gate.isActive()) {
      Gate.pass();
    }
    if (!tasks.done()) {
      throw new IllegalStateException(
          "taskDone was called more often than this process got items: queue=" + this);
    }
    if (Gate.isActive()) {
      Gate.emit(EventKind.QUEUE_TASK_DONE, items().block(), 0, 0, 0);
    }
  }

  /**
   * Waits until every item that was put has been taken and is done.
   *
   * @throws TasksLost at the end of the wait, if a process has died with items in hand since the
   *     last call of this method of this object
   * @throws IllegalStateException if this object is closed
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void join() throws InterruptedException {
    join(Backoff.FOREVER);
  }

  /**
   * Waits until every item that was put has been taken and is done, but no longer than the timeout.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return false if the timeout elapsed
   * @throws TasksLost as with {@link #join()}
   * @throws IllegalStateException if this object is closed
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws NullPointerException if {@code timeout} is null
   */
  public boolean join(Duration timeout) throws InterruptedException {
    return join(Timeout.nanos(timeout));
  }

  private boolean join(long nanos) throws InterruptedException {
    requireOpen();
    if (Gate.isActive()) {
      Gate.pass();
    }
    long began = System.nanoTime();
    boolean over = tasks.awaitOver(items(), nanos);
    requireOpen();
    if (over) {
      Gate.emit(EventKind.QUEUE_JOINED, items().block(), 0, System.nanoTime() - began, 0);
      tellLost();
    }
    return over;
  }

  private synchronized void tellLost() {
    int lost = tasks.lost() - toldLost;
    toldLost += lost;
    if (lost > 0) {
      throw new TasksLost(
          "a process died with items that it was not done with: queue="
              + this
              + " items="
              + lost
              + tasks.deadOwner().map(JoinableQueue::named).orElse("")
              + "; put them again if they must be done");
    }
  }

  private static String named(DeadOwner last) {
    return String.format(
        Locale.ROOT, " process=%s pid=%d exitCode=%d", last.process(), last.pid(), last.exitCode());
  }
}
