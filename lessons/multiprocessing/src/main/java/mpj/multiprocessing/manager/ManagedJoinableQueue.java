package mpj.multiprocessing.manager;

import java.time.Duration;
import java.util.Locale;
import mpj.multiprocessing.channel.TasksLost;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A queue of tasks that a {@link Manager} hosts. A process can wait until all tasks are done, as
 * with a {@link mpj.multiprocessing.channel.JoinableQueue}. Python's {@code
 * manager.JoinableQueue()}.
 *
 * <p><b>What happens if a process dies here.</b> The items that a process had got and not finished
 * when it died are lost. {@link #join} does not wait for them any more, and reports them by {@link
 * TasksLost}.
 *
 * @param <E> the type of the items; an item may be null
 */
public final class ManagedJoinableQueue<E> extends ManagedQueue<E> {
  private static final long serialVersionUID = 1L;

  private transient int toldLost;

  ManagedJoinableQueue(ObjectRef link) {
    super(link);
  }

  /** Returns the queue that another process sent. */
  public static ManagedJoinableQueue<?> attach(long handle) {
    return new ManagedJoinableQueue<>(ObjectRef.arrived(handle, HostedType.JOINABLE_QUEUE));
  }

  /**
   * Reports that an item which this process got is done.
   *
   * @throws IllegalStateException if this process has no item in hand (it called this method once
   *     too often), or if this object is closed
   */
  public void taskDone() {
    requireOpen();
    link().call(HostedQueue.TASK_DONE);
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
    over(await(HostedQueue.JOIN, (Object) null));
  }

  /**
   * Waits until every item that was put has been taken and is done, but no longer than the timeout.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return false if the timeout elapsed
   * @throws TasksLost as {@link #join()} does
   * @throws IllegalStateException if this object is closed
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws NullPointerException if {@code timeout} is null
   */
  public boolean join(Duration timeout) throws InterruptedException {
    return over(await(HostedQueue.JOIN, Timeout.nanos(timeout)));
  }

  private synchronized boolean over(Object answer) {
    if (Response.isLate(answer)) {
      return false;
    }
    HostedQueue.Lost lost = (HostedQueue.Lost) answer;
    int untold = lost.items() - toldLost;
    toldLost = lost.items();
    if (untold > 0) {
      throw new TasksLost(
          String.format(
                  Locale.ROOT,
                  "a process died with items that it was not done with: queue=%s items=%d"
                      + " process=%s",
                  this,
                  untold,
                  lost.last().process())
              + String.format(
                  Locale.ROOT,
                  " pid=%d exitCode=%d; put them again if they must be done",
                  lost.last().pid(),
                  lost.last().exitCode()));
    }
    return true;
  }
}
