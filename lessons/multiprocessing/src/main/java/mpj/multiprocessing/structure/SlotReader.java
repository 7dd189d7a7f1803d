package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.Tree;

/** Reads the item in a slot, or in the file that the slot names, while its taker holds the slot. */
final class SlotReader {
  private final Tree tree;
  private final TaskCount tasks;
  private ItemQueue.Taking taking;

  /** For a queue that counts what is in hand, or null. */
  SlotReader(Tree tree, TaskCount tasks) {
    this.tree = tree;
    this.tasks = tasks;
  }

  void tell(ItemQueue.Taking one) {
    taking = one;
  }

  /**
   * Reads an item, or as much as there is memory for, and counts it as taken.
   *
   * @throws DamagedItemException before there is memory for it: what its place cannot hold was
   *     never put
   */
  void read(Slots slots, long position, Item into) {
    int length = slots.length(position);
    int place = slots.place(position);
    long most = place == 0 ? Slots.INLINE : ItemFile.size(tree, place);
    if (length < 0 || length > most) {
      throw new DamagedItemException(
          "what lies in the queue is no item, it is gone: bytes=" + length);
    }
    byte[] bytes = into.prepare(length, position);
    if (place == 0) {
      slots.read(position, bytes, length);
    } else {
      ItemFile.read(tree, place, bytes, into.taken());
    }
    if (tasks != null) {
      tasks.taken();
    }
    if (taking != null) {
      taking.taken(into);
    }
  }
}
