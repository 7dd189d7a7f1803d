package mpj.multiprocessing.channel;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.Item;
import mpj.multiprocessing.structure.ItemQueue;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Encoder;
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
 * <p><b>What happens if a process dies here.</b> A producer killed in {@code put} has put its item
 * or has not; never half of one. An item is lost only if its consumer was killed after it was
 * handed over; one killed earlier in {@code get} leaves it to the next, within two seconds.
 *
 * @param <E> the items; null is one, too
 */
public final class Queue<E> implements Shared {
  private static final long serialVersionUID = 1L;

  private final transient ItemQueue items;

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
    this.items = items;
  }

  private static int requirePositive(int max) {
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

  @Override
  public long handle() {
    return items.offset();
  }

  /**
   * Puts an item, waiting for room as long as it takes.
   *
   * @throws mpj.multiprocessing.wire.UncrossableException if the item cannot be sent
   * @throws IllegalStateException if the queue is closed
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
    put(item, timeout.toNanos());
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

  private void put(E item, long nanos) throws InterruptedException {
    Encoder encoder = Messages.current().encoder.reset();
    encoder.write(item);
    long position = ItemQueue.FULL;
    try {
      ItemQueue.Putting putting = Gate.isActive() ? new WatchedPut() : null;
      if (putting != null) {
        Gate.pass();
      }
      position = items.put(encoder.bytes(), encoder.length(), nanos, putting);
    } finally {
      if (position < 0) {
        encoder.recall();
      }
    }
    if (position == ItemQueue.FULL) {
      throw new QueueFull("no room in time: queue=" + this + " max=" + items.max());
    }
    requireOpen(position);
  }

  private final class WatchedPut implements ItemQueue.Putting {
    private long began;

    @Override
    public void waits() {
      began = System.nanoTime();
      Gate.emit(EventKind.QUEUE_PUT_WAITING, handle(), 0, items.size(), 0);
    }

    @Override
    public void claimed(long position) {
      long waited = began == 0 ? 0 : System.nanoTime() - began;
      Gate.emit(EventKind.QUEUE_PUT, handle(), 0, waited, position);
    }
  }

  /**
   * Takes the first item, waiting for one as long as it takes.
   *
   * @throws mpj.multiprocessing.wire.UndecodableException if it cannot be rebuilt here; it is gone
   * @throws IllegalStateException if the queue is closed
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
    return get(timeout.toNanos());
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

  @SuppressWarnings("unchecked") // the queue's producers put E
  private E get(long nanos) throws InterruptedException {
    Messages messages = Messages.current();
    long position =
        Gate.isActive() ? getWatched(messages.item, nanos) : items.get(messages.item, nanos, null);
    if (position == ItemQueue.EMPTY) {
      throw new QueueEmpty("nothing came in time: queue=" + this);
    }
    requireOpen(position);
    return (E) messages.read();
  }

  private long getWatched(Item item, long nanos) throws InterruptedException {
    Gate.pass();
    long[] began = {0};
    long position =
        items.get(
            item,
            nanos,
            () -> {
              began[0] = System.nanoTime();
              Gate.emit(EventKind.QUEUE_GET_WAITING, handle(), 0, 0, 0);
            });
    if (position >= 0) {
      long waited = began[0] == 0 ? 0 : System.nanoTime() - began[0];
      Gate.emit(EventKind.QUEUE_GOT, handle(), 0, waited, position);
    }
    return position;
  }

  private void requireOpen(long position) {
    if (position == ItemQueue.CLOSED) {
      throw new IllegalStateException("the queue is closed: queue=" + this);
    }
  }

  /** Returns how many items are in the queue, or were a moment ago. */
  public int size() {
    return items.size();
  }

  /** Returns how many items the queue can hold; {@link Integer#MAX_VALUE} for no limit. */
  public int capacity() {
    return items.max() == 0 ? Integer.MAX_VALUE : items.max();
  }

  /** Tells whether there is nothing to get, or was not a moment ago. */
  public boolean isEmpty() {
    return items.isEmpty();
  }

  /** Tells whether there is no room, or was not a moment ago. */
  public boolean isFull() {
    return items.isFull();
  }

  /** Closes the queue for all processes: what is in it is still given out, then use is an error. */
  public void close() {
    items.close();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Queue<?> queue && queue.handle() == handle();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(handle());
  }

  /** Returns {@code Queue-1}, the name that it has in reports. */
  @Override
  public String toString() {
    return "Queue-" + items.number();
  }
}
