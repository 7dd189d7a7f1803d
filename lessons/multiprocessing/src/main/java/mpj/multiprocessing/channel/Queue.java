package mpj.multiprocessing.channel;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.function.Function;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.queue.DamagedItemException;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Encoder;
import mpj.multiprocessing.wire.MalformedMessageException;
import mpj.multiprocessing.wire.Shared;

/**
 * A first-in, first-out queue among all threads of all processes of the tree. Python's {@code
 * multiprocessing.Queue}.
 *
 * <pre>{@code
 * var queue = new Queue<Integer>(100);                  // at most 100 items
 * new ChildProcess(() -> { for (int i = 0; i < 1000; i++) queue.put(i); queue.put(null); }).start();
 * for (Integer item = queue.get(); item != null; item = queue.get()) IO.println(item);
 * }</pre>
 *
 * <p>Items are copied: what is put is encoded at the call, so that an item which cannot cross is
 * refused there, and later changes of it do not matter. What {@link #put} has accepted lies in the
 * tree's shared memory; the process may end before anyone has taken it.
 *
 * <p>{@link #size}, {@link #isEmpty} and {@link #isFull} may be out of date when you act on them.
 *
 * <p><b>What it costs.</b> 2,624 bytes of the tree's shared memory for the first 16 items. After
 * these it has 8 KB more, and after 80 items 33 KB for each 256 that it holds at once, two of these
 * at least. An item whose encoding is longer than 112 bytes takes some more than its length
 * besides, while it is in the queue; one of more than 512 KiB, or that finds that memory nearly
 * full, lies in a file beside it.
 *
 * <p><b>What happens if a process dies here.</b> A producer killed in {@code put} has put its item
 * or has not; never half of one. An item is lost only if its consumer was killed after it was
 * handed over; one killed earlier in {@code get} leaves it to the next, within two seconds.
 *
 * <p><b>What happens if a process is stopped here.</b> A producer that is stopped in {@code put},
 * by SIGSTOP or a debugger, may have a place in the queue already. The items behind that place wait
 * for it, because items never overtake each other: {@link #get} waits, or ends with its timeout,
 * until the producer goes on or dies. Other producers are not held up, but for a full queue.
 *
 * @param <E> the items; null is one, too
 */
public sealed class Queue<E> implements Shared permits JoinableQueue {
  private static final long serialVersionUID = 1L;

  private final transient ItemQueue items;
  private final transient String kind;

  /** A queue without limit but the shared memory's. */
  public Queue() {
    this(ItemQueue.create(Tree.current(), 0));
  }

  /**
   * A queue that holds at most so many items.
   *
   * @throws IllegalArgumentException if {@code max} is not at least 1
   */
  public Queue(int max) {
    this(ItemQueue.create(Tree.current(), requirePositive(max)));
  }

  private Queue(ItemQueue items) {
    this(items, "Queue");
  }

  /** A queue of another kind, whose name it has in reports. */
  Queue(ItemQueue items, String kind) {
    this.items = items;
    Holders.hold(Tree.current(), items.block());
    this.kind = kind;
  }

  static int requirePositive(int max) {
    if (max < 1) {
      throw new IllegalArgumentException(
          "a bounded queue holds at least one item: max=" + max + "; new Queue<>() has no limit");
    }
    return max;
  }

  /** Returns the queue at a place of the shared memory, as another process sent it. */
  public static Queue<?> attach(long handle) {
    return new Queue<>(new ItemQueue(Tree.current(), handle));
  }

  final ItemQueue items() {
    return items;
  }

  @Override
  public final long handle() {
    return items.offset();
  }

  /**
   * Puts an item, waiting for room as long as it takes.
   *
   * @throws mpj.multiprocessing.wire.UncrossableException if the item cannot be sent
   * @throws IllegalStateException if it was closed here, or shut down
   */
  public void put(E item) throws InterruptedException {
    put(item, Pause.FOREVER);
  }

  /**
   * Puts an item, waiting for room at most so long.
   *
   * @throws QueueFull if there was none
   */
  public void put(E item, Duration timeout) throws InterruptedException {
    put(item, Timeout.nanos(timeout));
  }

  /**
   * Puts an item if there is room now.
   *
   * @throws QueueFull if there is none
   */
  public void putNow(E item) {
    try {
      put(item, 0);
    } catch (InterruptedException e) {
      throw new AssertionError("nothing is waited for", e);
    }
  }

  /**
   * Looks whether there is room, and puts an item only then; between the two another may fill it.
   *
   * @return whether the item was put
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
   * Takes the first item, waiting for one as long as it takes.
   *
   * @throws mpj.multiprocessing.wire.UndecodableException if it cannot be rebuilt here, or this
   *     process has no memory for it; it is gone
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory to
   *     note the objects that it mentions; it stays in the queue
   * @throws IllegalStateException if it was closed here, or shut down
   */
  public E get() throws InterruptedException {
    return get(Pause.FOREVER);
  }

  /**
   * Takes the first item, waiting for one at most so long.
   *
   * @throws QueueEmpty if none came
   */
  public E get(Duration timeout) throws InterruptedException {
    return get(Timeout.nanos(timeout));
  }

  /**
   * Takes the first item if there is one now.
   *
   * @throws QueueEmpty if there is none
   */
  public E getNow() {
    try {
      return get(0);
    } catch (InterruptedException e) {
      throw new AssertionError("nothing is waited for", e);
    }
  }

  /**
   * Looks whether there is an item, and takes it only then; else answers something else. Between
   * the two another may take it, which is the same as if there had been none.
   */
  public E getIf(E otherwise) {
    return getIf(item -> item, otherwise);
  }

  /** The same, with a function of the item. */
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

  final void requireOpen() {
    if (items.isLeft()) {
      throw new IllegalStateException(
          "this process has closed the queue: queue="
              + this
              + "; close it after its last use here");
    }
  }

  private void requireNotOver(long position) {
    if (position == ItemQueue.CLOSED) {
      requireOpen();
      throw new IllegalStateException("the queue was shut down: queue=" + this);
    }
  }

  /** Returns how many items are in the queue, or were a moment ago. */
  public final int size() {
    requireOpen();
    return items.size();
  }

  /** Returns how many items the queue can hold; {@link Integer#MAX_VALUE} for no limit. */
  public final int capacity() {
    requireOpen();
    return items.max() == 0 ? Integer.MAX_VALUE : items.max();
  }

  /** Tells whether there is nothing to get, or was not a moment ago. */
  public final boolean isEmpty() {
    requireOpen();
    return items.isEmpty();
  }

  /** Tells whether there is no room, or was not a moment ago. */
  public final boolean isFull() {
    requireOpen();
    return items.isFull();
  }

  /**
   * Closes this object: every use of it is an error from then on, and so is one that waits. What it
   * has put stays, and other processes do not notice. Closing again does nothing.
   */
  public void close() {
    items.leave();
  }

  /** Is {@link #shutdown(boolean) shutdown(false)}: what is in the queue is still given out. */
  public void shutdown() {
    shutdown(false);
  }

  /**
   * Ends the queue for all processes. To put is an error from then on, also for who waits for room;
   * so is to get once the queue is empty, also for who waits for an item. Doing it again does no
   * harm. What {@code shutdown} does to the queues of Python's threads; its queues of processes do
   * not have it.
   *
   * <p>If this process dies here, the queue is ended or is not. Items that it was about to throw
   * away may be left then; nobody gets them.
   *
   * @param immediate throws away what is in the queue: no item is given out any more. An item of a
   *     {@link JoinableQueue} that is thrown away counts as done with
   */
  public void shutdown(boolean immediate) {
    requireOpen();
    if (immediate) {
      items.closeEmptied();
    } else {
      items.close();
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Queue<?> queue && queue.handle() == handle();
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(handle());
  }

  /** Returns {@code Queue-1}, the name that it has in reports. */
  @Override
  public final String toString() {
    return kind + "-" + items.number();
  }
}
