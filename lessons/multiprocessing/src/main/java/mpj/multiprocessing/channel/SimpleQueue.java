package mpj.multiprocessing.channel;

import java.io.IOException;
import java.io.ObjectOutputStream;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.queue.ItemQueue;

/**
 * A queue with few operations: no limit, no timeouts. Python's {@code multiprocessing.SimpleQueue}.
 *
 * <p><b>What it costs.</b> The same as a {@link Queue}: 2,624 bytes at first.
 *
 * <p><b>What happens if a process dies here.</b> The same as with a {@link Queue}.
 *
 * @param <E> the items; null is an item, too
 */
public final class SimpleQueue<E> implements Shared {
  private static final long serialVersionUID = 1L;

  private final transient Queue<E> queue;

  /**
   * Makes a queue without a limit. Only the shared memory limits it.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public SimpleQueue() {
    this(ItemQueue.create(Tree.current(), 0, RecordType.SIMPLE_QUEUE));
  }

  private SimpleQueue(ItemQueue items) {
    this.queue = new Queue<>(items, "SimpleQueue");
  }

  /**
   * Returns the queue whose record lies at an offset of the shared memory. The library calls this
   * method when it decodes a message from another process.
   */
  public static SimpleQueue<?> attach(long handle) {
    return new SimpleQueue<>(new ItemQueue(Tree.current(), handle, RecordType.SIMPLE_QUEUE));
  }

  @Override
  public long handle() {
    return queue.handle();
  }

  /**
   * Puts an item. Does not wait.
   *
   * @throws mpj.multiprocessing.UncrossableException if the item cannot be sent
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left for the item;
   *     it is not put then
   * @throws IllegalStateException if this object is closed
   */
  public void put(E item) {
    queue.putNow(item); // there is always room
  }

  /**
   * Takes the first item. Waits for an item as long as it takes.
   *
   * @throws mpj.multiprocessing.UndecodableException if the item cannot be rebuilt here, or if this
   *     process has no memory for it; the item is lost
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory to note the shared
   *     objects that the item mentions; the item stays in the queue
   * @throws IllegalStateException if this object is closed
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public E get() throws InterruptedException {
    return queue.get();
  }

  /**
   * Returns whether there is no item to take. The result may be out of date.
   *
   * @throws IllegalStateException if this object is closed
   */
  public boolean isEmpty() {
    return queue.isEmpty();
  }

  /**
   * Closes this object. Every later use of it throws an {@link IllegalStateException}, and so does
   * the wait of a thread that waits in it. The items stay in the queue, and other processes are not
   * affected. A second call does nothing.
   */
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

  /** Returns the name of this queue in reports, for example {@code SimpleQueue-1}. */
  @Override
  public String toString() {
    return queue.toString();
  }
}
