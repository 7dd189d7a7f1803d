package mpj.multiprocessing.manager;

import java.time.Duration;
import mpj.multiprocessing.channel.QueueEmpty;
import mpj.multiprocessing.channel.QueueFull;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A queue that a {@link Manager} hosts. Its methods are those of {@link
 * mpj.multiprocessing.channel.Queue}. Waiting calls are served in the order in which they came.
 * Python's {@code manager.Queue()}.
 *
 * <p><b>What happens if a process dies here.</b> If a producer is killed in {@code put}, its item
 * is in the queue as a whole or not at all. If a consumer is killed after the server sent an item
 * to it, that item is lost. A consumer that is killed while it waits gets no item. If the server
 * dies or is shut down, every method throws {@link ManagerGone} within two seconds, and the items
 * in the queue are lost.
 *
 * @param <E> the type of the items; an item may be null
 */
public sealed class ManagedQueue<E> extends Managed permits ManagedJoinableQueue {
  private static final long serialVersionUID = 1L;

  private final transient WaitingThreads waits = new WaitingThreads();

  ManagedQueue(ObjectRef link) {
    super(link);
  }

  /** Returns the queue that another process sent. */
  public static ManagedQueue<?> attach(long handle) {
    return new ManagedQueue<>(ObjectRef.arrived(handle, HostedType.QUEUE));
  }

  /**
   * Puts an item at the end of the queue. Waits for room as long as it takes.
   *
   * @throws mpj.multiprocessing.UncrossableException if the item cannot be sent
   * @throws IllegalStateException if this object is closed, or the queue is shut down
   * @throws InterruptedException if the thread is interrupted while it waits; the item is not put
   *     then, unless the server is stopped: see {@link CallInterrupted}
   */
  public void put(E item) throws InterruptedException {
    await(HostedQueue.PUT, null, item);
  }

  /**
   * Puts an item at the end of the queue. Waits for room, but no longer than the timeout.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @throws QueueFull if there was no room before the timeout elapsed
   * @throws mpj.multiprocessing.UncrossableException if the item cannot be sent
   * @throws IllegalStateException if this object is closed, or the queue is shut down
   * @throws InterruptedException as with {@link #put(Object)}
   * @throws NullPointerException if {@code timeout} is null
   */
  public void put(E item, Duration timeout) throws InterruptedException {
    requireRoom(!Response.isLate(await(HostedQueue.PUT, Timeout.nanos(timeout), item)));
  }

  /**
   * Puts an item at the end of the queue, if there is room now.
   *
   * @throws QueueFull if there is no room
   * @throws mpj.multiprocessing.UncrossableException if the item cannot be sent
   * @throws IllegalStateException if this object is closed, or the queue is shut down
   */
  public void putNow(E item) {
    requireRoom(putIf(item));
  }

  /**
   * Puts an item at the end of the queue, if there is room now.
   *
   * @return whether the item was put
   * @throws mpj.multiprocessing.UncrossableException if the item cannot be sent
   * @throws IllegalStateException if this object is closed, or the queue is shut down
   */
  public boolean putIf(E item) {
    requireOpen();
    return !Response.isLate(link().call(HostedQueue.PUT, 0L, item));
  }

  private void requireRoom(boolean put) {
    if (!put) {
      throw new QueueFull("no room in time: queue=" + this);
    }
  }

  /**
   * Takes the first item of the queue. Waits for an item as long as it takes.
   *
   * @throws mpj.multiprocessing.UndecodableException if the item cannot be rebuilt here, or if this
   *     process has no memory for it; the item is lost
   * @throws IllegalStateException if this object is closed, or the queue is shut down and empty
   * @throws InterruptedException if the thread is interrupted while it waits; no item is taken
   *     then, unless the server is stopped: see {@link CallInterrupted}
   */
  public E get() throws InterruptedException {
    return item(await(HostedQueue.GET, (Object) null));
  }

  /**
   * Takes the first item of the queue. Waits for an item, but no longer than the timeout.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @throws QueueEmpty if no item came before the timeout elapsed
   * @throws mpj.multiprocessing.UndecodableException as with {@link #get()}
   * @throws IllegalStateException if this object is closed, or the queue is shut down and empty
   * @throws InterruptedException as with {@link #get()}
   * @throws NullPointerException if {@code timeout} is null
   */
  public E get(Duration timeout) throws InterruptedException {
    return item(await(HostedQueue.GET, Timeout.nanos(timeout)));
  }

  /**
   * Takes the first item of the queue, if there is one now.
   *
   * @throws QueueEmpty if there is no item
   * @throws mpj.multiprocessing.UndecodableException as with {@link #get()}
   * @throws IllegalStateException if this object is closed, or the queue is shut down and empty
   */
  public E getNow() {
    requireOpen();
    return item(link().call(HostedQueue.GET, 0L));
  }

  /**
   * Takes the first item of the queue, if there is one now. Otherwise returns {@code otherwise}.
   *
   * @throws mpj.multiprocessing.UndecodableException as with {@link #get()}
   * @throws IllegalStateException if this object is closed, or the queue is shut down and empty
   */
  @SuppressWarnings("unchecked") // the producers put items of type E
  public E getIf(E otherwise) {
    requireOpen();
    Object answer = link().call(HostedQueue.GET, 0L);
    return Response.isLate(answer) ? otherwise : (E) answer;
  }

  @SuppressWarnings("unchecked") // the producers put items of type E
  private E item(Object answer) {
    if (Response.isLate(answer)) {
      throw new QueueEmpty("nothing came in time: queue=" + this);
    }
    return (E) answer;
  }

  /** Calls a method that may wait. Closing this object ends the wait. */
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

  /** Returns the number of items in the queue. It may have changed when the caller gets it. */
  public final int size() {
    requireOpen();
    return (Integer) link().call(HostedQueue.SIZE);
  }

  /**
   * Returns the most items that the queue can hold; {@link Integer#MAX_VALUE} if there is no limit.
   */
  public final int capacity() {
    requireOpen();
    int max = (Integer) link().call(HostedQueue.CAPACITY);
    return max == 0 ? Integer.MAX_VALUE : max;
  }

  /** Returns whether the queue is empty. It may have changed when the caller gets the result. */
  public final boolean isEmpty() {
    return size() == 0;
  }

  /** Returns whether the queue is full. It may have changed when the caller gets the result. */
  public final boolean isFull() {
    return size() >= capacity();
  }

  /**
   * Closes this object. Every later use of it throws an {@link IllegalStateException}, and so does
   * the wait of a thread that waits in it. Other processes are not affected. A second call does
   * nothing.
   */
  public void close() {
    waits.end();
  }

  /**
   * Shuts the queue down as {@link #shutdown(boolean) shutdown(false)} does: items in the queue can
   * still be taken.
   *
   * @throws IllegalStateException if this object is closed
   */
  public void shutdown() {
    shutdown(false);
  }

  /**
   * Ends the queue for all processes. From then on every {@code put} throws an {@link
   * IllegalStateException}, also in a thread that waits for room. As soon as the queue is empty,
   * every {@code get} throws it, also in a thread that waits for an item.
   *
   * @param immediate whether to discard the items in the queue; then no item can be taken any more.
   *     A discarded item of a {@link ManagedJoinableQueue} counts as done
   * @throws IllegalStateException if this object is closed
   */
  public void shutdown(boolean immediate) {
    requireOpen();
    link().call(HostedQueue.SHUT_DOWN, immediate);
  }
}
