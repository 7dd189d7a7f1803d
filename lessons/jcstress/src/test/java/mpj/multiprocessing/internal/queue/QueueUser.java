package mpj.multiprocessing.internal.queue;

import java.util.Arrays;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.jcstress.Uninterrupted;

/**
 * A process that uses a queue. It has an object of its own for the queue, as each process has. All
 * its items are as large as a slot can hold.
 */
final class QueueUser {
  /** There was no item. */
  static final int NOTHING = 0;

  /** The item is not as it was put. */
  static final int DAMAGED = -1;

  private final ItemQueue queue;
  private final byte[] bytes = new byte[Segment.INLINE];
  private final Item item = new Item();

  QueueUser(ItemQueue queue) {
    this.queue = new ItemQueue(Tree.current(), queue.offset());
  }

  /** Puts an item whose bytes all are a number from 1 to 127. Returns the item's position. */
  int put(int number) {
    Arrays.fill(bytes, (byte) number);
    return Uninterrupted.get(() -> queue.put(bytes, bytes.length, 0, null)).intValue();
  }

  /** Takes an item if there is one. Returns its number, or one of the constants above. */
  int get() {
    if (Uninterrupted.get(() -> queue.get(item, 0, null)) < 0) {
      return NOTHING;
    }
    Arrays.fill(bytes, item.bytes()[0]);
    return Arrays.equals(bytes, item.bytes()) && item.length() == bytes.length ? bytes[0] : DAMAGED;
  }

  boolean seesNoItem() {
    return queue.isEmpty();
  }

  boolean seesNoRoom() {
    return queue.isFull();
  }
}
