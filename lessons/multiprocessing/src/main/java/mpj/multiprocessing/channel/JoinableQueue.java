package mpj.multiprocessing.channel;

import java.time.Duration;
import java.util.Locale;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Deceased;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.queue.TaskCount;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;

/**
 * A queue of tasks that tells when all of them are done. Python's {@code
 * multiprocessing.JoinableQueue}.
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
 * <p>Each item that a process gets is in its hands until the process says {@link #taskDone}. Python
 * lets any process say that; here only one that has an item in hand can.
 *
 * <p><b>What it costs.</b> 2,944 bytes of the tree's shared memory for the first 16 items, then as
 * a {@link Queue}. Where more than 15 processes live at once that have tasks in hand, up to 8 KB
 * more.
 *
 * <p><b>What happens if a process dies here.</b> What a process had in hand when it died is lost,
 * and is not waited for any more: {@link #join} tells of it by {@link TasksLost}. What it had put
 * stays in the queue.
 *
 * @param <E> the items; null is one, too
 */
public final class JoinableQueue<E> extends Queue<E> {
  private static final long serialVersionUID = 1L;

  private final transient TaskCount tasks;
  private transient int toldLost;

  /** A queue without limit but the shared memory's. */
  public JoinableQueue() {
    this(ItemQueue.create(Tree.current(), 0, RecordType.JOINABLE_QUEUE));
  }

  /**
   * A queue that holds at most so many items.
   *
   * @throws IllegalArgumentException if {@code max} is not at least 1
   */
  public JoinableQueue(int max) {
    this(ItemQueue.create(Tree.current(), requirePositive(max), RecordType.JOINABLE_QUEUE));
  }

  private JoinableQueue(ItemQueue items) {
    super(items, "JoinableQueue");
    this.tasks = items.tasks();
  }

  /** Returns the queue at a place of the shared memory, as another process sent it. */
  public static JoinableQueue<?> attach(long handle) {
    return new JoinableQueue<>(new ItemQueue(Tree.current(), handle, RecordType.JOINABLE_QUEUE));
  }

  /**
   * Says that an item which this process got is done with.
   *
   * @throws IllegalStateException if it has none in hand: it has said so once too often
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
   * Waits until every item that was put has been got and is done with.
   *
   * @throws TasksLost when the wait is over, if a process has died meanwhile, or since the last
   *     call of this object, with items in hand
   * @throws IllegalStateException if it was closed here
   */
  public void join() throws InterruptedException {
    join(Pause.FOREVER);
  }

  /**
   * The same for at most so long.
   *
   * @return false when the time is over
   * @throws TasksLost as {@link #join()}
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
              + tasks.deceased().map(JoinableQueue::named).orElse("")
              + "; put them again if they must be done");
    }
  }

  private static String named(Deceased last) {
    return String.format(
        Locale.ROOT, " process=%s pid=%d exitCode=%d", last.process(), last.pid(), last.exitCode());
  }
}
