package mpj.multiprocessing.manager;

import java.time.Duration;
import mpj.multiprocessing.channel.QueueEmpty;
import mpj.multiprocessing.channel.QueueFull;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A queue that a {@link Manager} hosts; its methods are those of {@link
 * mpj.multiprocessing.channel.Queue}. Who waits is served in the order of coming. Python's {@code
 * manager.Queue()}.
 *
 * <p><b>What happens if a process dies here.</b> A producer killed in {@code put} has put its item
 * or has not. An item is lost only if its consumer was killed after the server had handed it over;
 * one that only waits gets none. If the server dies or is shut down, every method throws {@link
 * ManagerGone} within two seconds, and what was in the queue is lost.
 *
 * @param <E> the items; null is one, too
 */
public sealed class ManagedQueue<E> extends Managed permits ManagedJoinableQueue {
  private static final long serialVersionUID = 1L;

  private final transient Waits waits = new Waits();

  ManagedQueue(Link link) {
    super(link);
  }

  /** Returns the queue that another process sent. */
  public static ManagedQueue<?> attach(long handle) {
    return new ManagedQueue<>(Link.arrived(handle, HostedType.QUEUE));
  }

  /**
   * Puts an item, waiting for room as long as it takes.
   *
   * @throws mpj.multiprocessing.wire.UncrossableException if the item cannot be sent
   * @throws IllegalStateException if it was closed here, or shut down
   */
  public void put(E item) throws InterruptedException {
    await(HostedQueue.PUT, null, item);
  }

  /**
   * Puts an item, waiting for room at most so long.
   *
   * @throws QueueFull if there was none
   */
  public void put(E item, Duration timeout) throws InterruptedException {
    requireRoom(!Answer.isLate(await(HostedQueue.PUT, Timeout.nanos(timeout), item)));
  }

  /**
   * Puts an item if there is room now.
   *
   * @throws QueueFull if there is none
   */
  public void putNow(E item) {
    requireRoom(putIf(item));
  }

  /** Puts an item if there is room now, and tells whether there was. */
  public boolean putIf(E item) {
    requireOpen();
    return !Answer.isLate(link().call(HostedQueue.PUT, 0L, item));
  }

  private void requireRoom(boolean put) {
    if (!put) {
      throw new QueueFull("no room in time: queue=" + this);
    }
  }

  /**
   * Takes the first item, waiting for one as long as it takes.
   *
   * @throws IllegalStateException if it was closed here, or shut down and is empty
   */
  public E get() throws InterruptedException {
    return item(await(HostedQueue.GET, (Object) null));
  }

  /**
   * Takes the first item, waiting for one at most so long.
   *
   * @throws QueueEmpty if none came
   */
  public E get(Duration timeout) throws InterruptedException {
    return item(await(HostedQueue.GET, Timeout.nanos(timeout)));
  }

  /**
   * Takes the first item if there is one now.
   *
   * @throws QueueEmpty if there is none
   */
  public E getNow() {
    requireOpen();
    return item(link().call(HostedQueue.GET, 0L));
  }

  /** Takes the first item if there is one now, else answers something else. */
  @SuppressWarnings("unchecked") // the queue's producers put E
  public E getIf(E otherwise) {
    requireOpen();
    Object answer = link().call(HostedQueue.GET, 0L);
    return Answer.isLate(answer) ? otherwise : (E) answer;
  }

  @SuppressWarnings("unchecked") // the queue's producers put E
  private E item(Object answer) {
    if (Answer.isLate(answer)) {
      throw new QueueEmpty("nothing came in time: queue=" + this);
    }
    return (E) answer;
  }

  /** Calls a method that may wait, until this object is closed. */
  final Object await(int method, Object... arguments) throws InterruptedException {
    if (!waits.begin()) {
      throw closed();
    }
    try {
      return link().await(method, arguments);
    } catch (InterruptedException e) {
      requireOpen();
      throw e;
    } finally {
      waits.over();
    }
  }

  final void requireOpen() {
    if (waits.areEnded()) {
      throw closed();
    }
  }

  private IllegalStateException closed() {
    return new IllegalStateException(
        "this process has closed the queue: queue=" + this + "; close it after its last use here");
  }

  /** Returns how many items are in the queue, or were a moment ago. */
  public final int size() {
    requireOpen();
    return (Integer) link().call(HostedQueue.SIZE);
  }

  /** Returns how many items the queue can hold; {@link Integer#MAX_VALUE} for no limit. */
  public final int capacity() {
    requireOpen();
    int max = (Integer) link().call(HostedQueue.CAPACITY);
    return max == 0 ? Integer.MAX_VALUE : max;
  }

  /** Tells whether there is nothing to get, or was not a moment ago. */
  public final boolean isEmpty() {
    return size() == 0;
  }

  /** Tells whether there is no room, or was not a moment ago. */
  public final boolean isFull() {
    return size() >= capacity();
  }

  /**
   * Closes this object: every use of it is an error from then on, and so is one that waits. Others
   * do not notice.
   */
  public void close() {
    waits.end();
  }

  /** Is {@link #shutdown(boolean) shutdown(false)}: what is in the queue is still given out. */
  public void shutdown() {
    shutdown(false);
  }

  /**
   * Ends the queue for all processes. To put is an error from then on, also for who waits for room;
   * so is to get once the queue is empty, also for who waits for an item.
   *
   * @param immediate throws away what is in the queue: no item is given out any more. An item of a
   *     {@link ManagedJoinableQueue} that is thrown away counts as done with
   */
  public void shutdown(boolean immediate) {
    requireOpen();
    link().call(HostedQueue.SHUT_DOWN, immediate);
  }
}
