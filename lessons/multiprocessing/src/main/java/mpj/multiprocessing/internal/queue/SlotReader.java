package mpj.multiprocessing.internal.queue;

import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Payload;

/**
 * Reads the item in a slot, or in the payload that the slot names, while the taker holds the slot.
 */
final class SlotReader {
  private final Tree tree;
  private final TaskCount tasks;
  private TakeListener taking;

  /** Makes a reader. {@code tasks} is for a queue that counts the items in hand, otherwise null. */
  SlotReader(Tree tree, TaskCount tasks) {
    this.tree = tree;
    this.tasks = tasks;
  }

  void tell(TakeListener one) {
    taking = one;
  }

  /**
   * Reads an item, or as much of it as there is memory for, and counts it as taken.
   *
   * @throws mpj.multiprocessing.ArenaFullException before anything is read, if there is no room for
   *     what the item mentions
   * @throws DamagedItemException before memory is allocated, if the length is not valid: its place
   *     cannot hold so many bytes
   */
  void read(Segment slots, long position, Item into) {
    int length = slots.length(position);
    int place = slots.place(position);
    boolean inSlot = place == 0 && length >= 0 && length <= Segment.INLINE;
    if (!inSlot && !Payload.isSound(tree, place, length)) {
      throw new DamagedItemException(
          "what lies in the queue is no item, it is gone: bytes=" + length);
    }
    into.expect(inSlot ? 0 : Payload.mentioned(tree, place));
    byte[] bytes = into.prepare(length, position);
    if (inSlot) {
      slots.read(position, bytes, length);
    } else {
      Payload.read(tree, place, bytes, into.taken());
    }
    if (tasks != null) {
      tasks.taken();
    }
    if (taking != null) {
      taking.taken(into);
    }
  }
}
