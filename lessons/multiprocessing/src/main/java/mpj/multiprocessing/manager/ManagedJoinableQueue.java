package mpj.multiprocessing.manager;

import java.time.Duration;
import java.util.Locale;
import mpj.multiprocessing.channel.TasksLost;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A queue of tasks that a {@link Manager} hosts and that tells when all of them are done; as {@link
 * mpj.multiprocessing.channel.JoinableQueue}. Python's {@code manager.JoinableQueue()}.
 *
 * <p><b>What happens if a process dies here.</b> What a process had in hand when it died is lost,
 * and is not waited for any more: {@link #join} tells of it by {@link TasksLost}.
 *
 * @param <E> the items; null is one, too
 */
public final class ManagedJoinableQueue<E> extends ManagedQueue<E> {
  private static final long serialVersionUID = 1L;

  private transient int toldLost;

  ManagedJoinableQueue(Link link) {
    super(link);
  }

  /** Returns the queue that another process sent. */
  public static ManagedJoinableQueue<?> attach(long handle) {
    return new ManagedJoinableQueue<>(Link.arrived(handle, HostedType.JOINABLE_QUEUE));
  }

  /**
   * Says that an item which this process got is done with.
   *
   * @throws IllegalStateException if it has none in hand: it has said so once too often
   */
  public void taskDone() {
    requireOpen();
    link().call(HostedQueue.TASK_DONE);
  }

  /**
   * Waits until every item that was put has been got and is done with.
   *
   * @throws TasksLost when the wait is over, if a process has died meanwhile, or since the last
   *     call of this object, with items in hand
   */
  public void join() throws InterruptedException {
    over(await(HostedQueue.JOIN, (Object) null));
  }

  /**
   * The same for at most so long.
   *
   * @return false when the time is over
   * @throws TasksLost as {@link #join()}
   */
  public boolean join(Duration timeout) throws InterruptedException {
    return over(await(HostedQueue.JOIN, Timeout.nanos(timeout)));
  }

  private synchronized boolean over(Object answer) {
    if (Answer.isLate(answer)) {
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
