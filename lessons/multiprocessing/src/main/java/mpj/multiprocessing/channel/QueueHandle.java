package mpj.multiprocessing.channel;

import java.io.IOException;
import java.io.ObjectOutputStream;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.queue.ItemQueue;

/**
 * An object of this process for a queue of the tree: which queue it is, how full the queue is, and
 * how the use of it ends. {@link Queue} puts and takes its items.
 */
abstract sealed class QueueHandle implements Shared permits Queue {
  private static final long serialVersionUID = 1L;

  final transient ItemQueue items;
  private final transient String kind;

  /**
   * Makes an object for a queue, which this process holds from now on.
   *
   * @param kind the first part of its name in reports
   */
  QueueHandle(ItemQueue items, String kind) {
    this.items = items;
    Holders.hold(Tree.current(), items.block());
    this.kind = kind;
  }

  final ItemQueue items() {
    return items;
  }

  @Override
  public long handle() {
    return items.offset();
  }

  final void requireOpen() {
    if (items.isLeft()) {
      throw new IllegalStateException(
          "this process has closed the queue: queue="
              + this
              + "; close it after its last use here");
    }
  }

  /**
   * Returns how many items are in the queue. The number may be out of date.
   *
   * @throws IllegalStateException if this object is closed
   */
  public int size() {
    requireOpen();
    return items.size();
  }

  /**
   * Returns how many items the queue can hold; {@link Integer#MAX_VALUE} for no limit.
   *
   * @throws IllegalStateException if this object is closed
   */
  public int capacity() {
    requireOpen();
    return items.max() == 0 ? Integer.MAX_VALUE : items.max();
  }

  /**
   * Returns whether there is no item to take. The result may be out of date.
   *
   * @throws IllegalStateException if this object is closed
   */
  public boolean isEmpty() {
    requireOpen();
    return items.isEmpty();
  }

  /**
   * Returns whether there is no room. The result may be out of date.
   *
   * @throws IllegalStateException if this object is closed
   */
  public boolean isFull() {
    requireOpen();
    return items.isFull();
  }

  /**
   * Closes this object. Every later use of it throws an {@link IllegalStateException}, and so does
   * the wait of a thread that waits in it. The items that it has put stay in the queue, and other
   * processes are not affected. A second call does nothing.
   */
  public void close() {
    items.leave();
  }

  /**
   * Shuts the queue down for all processes, as {@link #shutdown(boolean) shutdown(false)} does. The
   * items in the queue can still be taken.
   *
   * @throws IllegalStateException if this object is closed
   */
  public void shutdown() {
    shutdown(false);
  }

  /**
   * Shuts the queue down for all processes. From then on every put throws an {@link
   * IllegalStateException}, also in a thread that waits for room. As soon as the queue is empty,
   * every get throws it, also in a thread that waits for an item. A further call does no harm. In
   * Python, the queues for threads have {@code shutdown}; the queues for processes do not.
   *
   * <p>If this process dies here, the queue has been shut down or not. Items that it was about to
   * discard may be left then; no process gets them.
   *
   * @param immediate whether to discard the items in the queue: then no item can be taken any more.
   *     In a {@link JoinableQueue}, a discarded item counts as done
   * @throws IllegalStateException if this object is closed
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
  public boolean equals(Object other) {
    return other instanceof Queue<?> queue && queue.handle() == handle();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(handle());
  }

  /** Returns the name of this queue in reports, for example {@code Queue-1}. */
  @Override
  public String toString() {
    return kind + "-" + items.number();
  }
}
