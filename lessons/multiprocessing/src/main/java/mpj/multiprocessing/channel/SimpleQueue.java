package mpj.multiprocessing.channel;

import java.io.IOException;
import java.io.ObjectOutputStream;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.wire.Shared;

/**
 * A queue with the fewest operations there can be: no limit, no timeouts. Python's {@code
 * multiprocessing.SimpleQueue}.
 *
 * <p><b>What it costs.</b> That of a {@link Queue}, 2,624 bytes at first.
 *
 * <p><b>What happens if a process dies here.</b> The same as with {@link Queue}.
 *
 * @param <E> the items; null is one, too
 */
public final class SimpleQueue<E> implements Shared {
  private static final long serialVersionUID = 1L;

  private final transient Queue<E> queue;

  /** A queue without limit but the shared memory's. */
  public SimpleQueue() {
    this(ItemQueue.create(Tree.current(), 0, RecordType.SIMPLE_QUEUE));
  }

  private SimpleQueue(ItemQueue items) {
    this.queue = new Queue<>(items, "SimpleQueue");
  }

  /** Returns the queue at a place of the shared memory, as another process sent it. */
  public static SimpleQueue<?> attach(long handle) {
    return new SimpleQueue<>(new ItemQueue(Tree.current(), handle, RecordType.SIMPLE_QUEUE));
  }

  @Override
  public long handle() {
    return queue.handle();
  }

  /**
   * Puts an item.
   *
   * @throws mpj.multiprocessing.wire.UncrossableException if the item cannot be sent
   * @throws IllegalStateException if it was closed here
   */
  public void put(E item) {
    queue.putNow(item); // there is always room
  }

  /**
   * Takes the first item, waiting for one as long as it takes.
   *
   * @throws mpj.multiprocessing.wire.UndecodableException if it cannot be rebuilt here, or this
   *     process has no memory for it; it is gone
   * @throws IllegalStateException if it was closed here
   */
  public E get() throws InterruptedException {
    return queue.get();
  }

  /** Tells whether there is nothing to get, or was not a moment ago. */
  public boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Closes this object: every use of it is an error from then on, and so is one that waits. */
  public void close() {
    queue.close();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SimpleQueue<?> queue && queue.handle() == handle();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(handle());
  }

  /** Returns {@code SimpleQueue-1}, the name that it has in reports. */
  @Override
  public String toString() {
    return queue.toString();
  }
}
