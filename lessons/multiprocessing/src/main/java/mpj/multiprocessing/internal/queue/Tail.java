package mpj.multiprocessing.internal.queue;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Where the next item of a queue goes. This is only a hint, which every process may advance. A
 * position belongs to the process that claims it in the word of its slot.
 */
final class Tail {
  private final Block queue;
  private final SegmentList chain;
  private final HeadHint first;
  private final int max;
  private final int me;
  private Segment last; // the slots of the position that this process claimed last

  /** Uses the hint in a queue's record. */
  Tail(Tree tree, Block queue, SegmentList chain, HeadHint first) {
    this.queue = queue;
    this.chain = chain;
    this.first = first;
    this.max = queue.getInt(QueueRecord.MAX);
    this.me = tree.slot();
    this.last = chain.first();
  }

  /** Returns the position in the hint. */
  long hint() {
    return queue.getLong(QueueRecord.TAIL);
  }

  /**
   * Returns whether a queue with a limit has no room now.
   *
   * @param known slots to look at first for the first item
   */
  boolean isFull(Segment known) {
    return max > 0 && hint() - first.advanced(known) >= max;
  }

  /**
   * Claims the next position and returns it, or returns {@link ItemQueue#FULL}.
   *
   * @param known slots to look at first for the first item
   */
  long claim(Segment known) {
    while (true) {
      long position = hint();
      if (max > 0
          && position - HeadHint.position(first.hint()) >= max
          && position - first.advanced(known) >= max) {
        return ItemQueue.FULL;
      }
      Segment slots = chain.find(last, position, true);
      if (slots == null) {
        queue.casLong(QueueRecord.TAIL, position, Math.max(position, chain.begin()));
        continue;
      }
      last = slots;
      long word = slots.word(position);
      if (Segment.position(word) != position) {
        continue;
      }
      boolean claimed =
          Segment.state(word) == Segment.FREE && slots.cas(position, word, Segment.CLAIMED, me);
      queue.casLong(QueueRecord.TAIL, position, position + 1);
      if (claimed) {
        return position;
      }
    }
  }

  /**
   * Returns the slots of a position that this thread has claimed.
   *
   * @param known slots to look at if another thread has claimed a position since
   */
  Segment claimed(long position, Segment known) {
    Segment slots = last;
    while (slots == null || !slots.covers(position)) {
      slots = chain.find(known, position, false);
    }
    return slots;
  }
}
