package mpj.multiprocessing.channel;

import java.time.Duration;
import java.util.function.Function;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.queue.DamagedItemException;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.trace.Gate;

/**
 * A first-in, first-out queue for all threads of all processes of the tree. Python's {@code
 * multiprocessing.Queue}.
 *
 * <pre>{@code
 * var queue = new Queue<Integer>(100);                  // at most 100 items
 * new ChildProcess(() -> { for (int i = 0; i < 1000; i++) queue.put(i); queue.put(null); }).start();
 * for (Integer item = queue.get(); item != null; item = queue.get()) IO.println(item);
 * }</pre>
 *
 * <p>Items are copied. {@link #put} encodes the item during the call: an item that cannot be sent
 * is refused there, and later changes of the item have no effect. After {@code put} has returned,
 * the item lies in the tree's shared memory. The process may end before another process has taken
 * it.
 *
 * <p>The results of {@link #size}, {@link #isEmpty} and {@link #isFull} may be out of date when you
 * use them.
 *
 * <p><b>What it costs.</b> 2,624 bytes of the tree's shared memory for the first 16 items. With
 * more items it takes 8 KB more. After 80 items it takes 33 KB for each 256 items that it holds at
 * the same time, but at least for 512. An item whose encoding is longer than 112 bytes takes its
 * length and a little more besides, while it is in the queue. If such an item is longer than 512
 * KiB, or if the shared memory is nearly full, the item lies in a file instead.
 *
 * <p><b>What happens if a process dies here.</b> A producer killed in {@code put} has put its whole
 * item or nothing. An item is lost only if its consumer was killed after it had received the item.
 * If a consumer is killed earlier in {@code get}, the next consumer gets the item, within two
 * seconds.
 *
 * <p><b>What happens if a process is stopped here.</b> SIGSTOP or a debugger can stop a producer in
 * {@code put} when it already has a place in the queue. The items behind that place wait for it,
 * because items never overtake each other: {@link #get} waits, or ends with its timeout, until the
 * producer continues or dies. Other producers are not delayed, unless the queue is full.
 *
 * @param <E> the items; null is an item, too
 */
public sealed class Queue<E> extends QueueHandle permits JoinableQueue {
  private static final long serialVersionUID = 1L;

  /**
   * Makes a queue without a limit. Only the shared memory limits it.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Queue() {
    this(ItemQueue.create(Tree.current(), 0));
  }

  /**
   * Makes a queue with a limit.
   *
   * @param max how many items the queue can hold, 1 or more
   * @throws IllegalArgumentException if {@code max} is less than 1
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Queue(int max) {
    this(ItemQueue.create(Tree.current(), requirePositive(max)));
  }

  private Queue(ItemQueue items) {
    this(items, "Queue");
  }

  /**
   * Makes a queue of another kind.
   *
   * @param kind the first part of its name in reports
   */
  Queue(ItemQueue items, String kind) {
    super(items, kind);
  }

  static int requirePositive(int max) {
    if (max < 1) {
      throw new IllegalArgumentException(
          "a bounded queue holds at least one item: max=" + max + "; new Queue<>() has no limit");
    }
    return max;
  }

  /**
   * Returns the queue whose record lies at an offset of the shared memory. The library calls this
   * method when it decodes a message from another process.
   */
  public static Queue<?> attach(long handle) {
    return new Queue<>(new ItemQueue(Tree.current(), handle));
  }

  /**
   * Puts an item. Waits for room as long as it takes.
   *
   * @throws mpj.multiprocessing.UncrossableException if the item cannot be sent
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left for the item;
   *     it is not put then
   * @throws IllegalStateException if this object is closed or the queue is shut down
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void put(E item) throws InterruptedException {
    put(item, Backoff.FOREVER);
  }

  /**
   * Puts an item. Waits for room, but no longer than the timeout.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @throws QueueFull if there was no room before the timeout elapsed
   * @throws mpj.multiprocessing.UncrossableException if the item cannot be sent
   * @throws mpj.multiprocessing.ArenaFullException as with {@link #put(Object)}
   * @throws IllegalStateException if this object is closed or the queue is shut down
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws NullPointerException if {@code timeout} is null
   */
  public void put(E item, Duration timeout) throws InterruptedException {
    put(item, Timeout.nanos(timeout));
  }

  /**
   * Puts an item if there is room now.
   *
   * @throws QueueFull if there is no room
   * @throws mpj.multiprocessing.UncrossableException if the item cannot be sent
   * @throws mpj.multiprocessing.ArenaFullException as with {@link #put(Object)}
   * @throws IllegalStateException if this object is closed or the queue is shut down
   */
  public void putNow(E item) {
    try {
      put(item, 0);
    } catch (InterruptedException e) {
      throw new AssertionError("nothing is waited for", e);
    }
  }

  /**
   * Puts an item if there is room now. Encodes the item only if there is room. If another process
   * fills the queue meanwhile, the item is not put.
   *
   * @return whether the item was put
   * @throws mpj.multiprocessing.UncrossableException if the item cannot be sent
   * @throws mpj.multiprocessing.ArenaFullException as with {@link #put(Object)}
   * @throws IllegalStateException if this object is closed or the queue is shut down
   */
  public boolean putIf(E item) {
    requireOpen();
    if (isFull()) {
      return false;
    }
    try {
      return offer(item, 0);
    } catch (InterruptedException e) {
      throw new AssertionError("nothing is waited for", e);
    }
  }

  private void put(E item, long nanos) throws InterruptedException {
    if (!offer(item, nanos)) {
      throw new QueueFull("no room in time: queue=" + this + " max=" + items.max());
    }
  }

  private boolean offer(E item, long nanos) throws InterruptedException {
    requireOpen();
    Encoder encoder = Messages.current().write(item);
    long position = ItemQueue.FULL;
    WatchedPut putting = Gate.isActive() ? new WatchedPut(items) : null;
    try {
      if (putting != null) {
        Gate.pass();
      }
      position = items.put(encoder.bytes(), encoder.length(), encoder.mentions(), nanos, putting);
    } finally {
      if (position < 0) {
        encoder.recall();
        if (putting != null) {
          putting.gaveUp();
        }
      }
    }
    encoder.sent();
    requireNotOver(position);
    return position != ItemQueue.FULL;
  }

  /**
   * Takes the first item. Waits for an item as long as it takes.
   *
   * @throws mpj.multiprocessing.UndecodableException if the item cannot be rebuilt here, or if this
   *     process has no memory for it; the item is lost
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory to note the shared
   *     objects that the item mentions; the item stays in the queue
   * @throws IllegalStateException if this object is closed, or if the queue is shut down and empty
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public E get() throws InterruptedException {
    return get(Backoff.FOREVER);
  }

  /**
   * Takes the first item. Waits for an item, but no longer than the timeout.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @throws QueueEmpty if no item came before the timeout elapsed
   * @throws mpj.multiprocessing.UndecodableException as with {@link #get()}
   * @throws mpj.multiprocessing.ArenaFullException as with {@link #get()}
   * @throws IllegalStateException if this object is closed, or if the queue is shut down and empty
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws NullPointerException if {@code timeout} is null
   */
  public E get(Duration timeout) throws InterruptedException {
    return get(Timeout.nanos(timeout));
  }

  /**
   * Takes the first item if there is one now.
   *
   * @throws QueueEmpty if there is no item
   * @throws mpj.multiprocessing.UndecodableException as with {@link #get()}
   * @throws mpj.multiprocessing.ArenaFullException as with {@link #get()}
   * @throws IllegalStateException if this object is closed, or if the queue is shut down and empty
   */
  public E getNow() {
    try {
      return get(0);
    } catch (InterruptedException e) {
      throw new AssertionError("nothing is waited for", e);
    }
  }

  /**
   * Takes the first item if there is one now; otherwise returns another value. If another process
   * takes the item meanwhile, there was no item for this one.
   *
   * @param otherwise the value to return if there is no item
   * @throws mpj.multiprocessing.UndecodableException as with {@link #get()}
   * @throws mpj.multiprocessing.ArenaFullException as with {@link #get()}
   * @throws IllegalStateException if this object is closed
   */
  public E getIf(E otherwise) {
    return getIf(item -> item, otherwise);
  }

  /**
   * Takes the first item if there is one now and returns a function's result for it; otherwise
   * returns another value.
   *
   * @param function is called with the item, in this thread; if it throws, this method throws the
   *     same exception, and the item is taken
   * @param otherwise the value to return if there is no item
   * @throws mpj.multiprocessing.UndecodableException as with {@link #get()}
   * @throws mpj.multiprocessing.ArenaFullException as with {@link #get()}
   * @throws IllegalStateException if this object is closed
   */
  public <R> R getIf(Function<? super E, ? extends R> function, R otherwise) {
    requireOpen();
    Messages messages = Messages.current();
    boolean got = false;
    try {
      got = !isEmpty() && poll(messages, 0);
    } catch (InterruptedException e) {
      throw new AssertionError("nothing is waited for", e);
    }
    return got ? function.apply(read(messages)) : otherwise;
  }

  private E get(long nanos) throws InterruptedException {
    requireOpen();
    Messages messages = Messages.current();
    if (!poll(messages, nanos)) {
      throw new QueueEmpty("nothing came in time: queue=" + this);
    }
    return read(messages);
  }

  private boolean poll(Messages messages, long nanos) throws InterruptedException {
    try {
      long position =
          Gate.isActive()
              ? new WatchedGet(items).get(messages.item, nanos)
              : items.get(messages.item, nanos, null);
      requireNotOver(position);
      return position != ItemQueue.EMPTY;
    } catch (DamagedItemException e) {
      throw new MalformedMessageException(e.getMessage() + " queue=" + this, e);
    }
  }

  @SuppressWarnings("unchecked") // the queue's producers put E
  private E read(Messages messages) {
    return (E) messages.read(this);
  }

  private void requireNotOver(long position) {
    if (position == ItemQueue.CLOSED) {
      requireOpen();
      throw new IllegalStateException("the queue was shut down: queue=" + this);
    }
  }
}
