package mpj.multiprocessing.internal.queue;

import mpj.multiprocessing.internal.arena.Block;

/**
 * Where the first item of a queue is. This is only a hint, which every process may advance. The
 * position is in the upper 48 bits. The lower bits count how often the hint was set back. So a
 * compare-and-swap with an older hint fails.
 */
final class HeadHint {
  private static final int COUNT_BITS = 16;

  private final Block queue;
  private final int word;
  private final SegmentList chain;

  /** Uses the hint in a word of the queue's record. */
  HeadHint(Block queue, int word, SegmentList chain) {
    this.queue = queue;
    this.word = word;
    this.chain = chain;
  }

  /** Returns the word, for a later compare-and-swap. */
  long hint() {
    return queue.getLong(word);
  }

  /** Returns the position in a hint. */
  static long position(long hint) {
    return hint >>> COUNT_BITS;
  }

  /** Advances the hint by one, unless another process has changed it. */
  void advance(long hint) {
    queue.casLong(word, hint, hint + (1 << COUNT_BITS));
  }

  /**
   * Advances the hint over slots that are taken already, and returns the position of the first
   * item.
   *
   * @param known slots to look at first
   */
  long advanced(Segment known) {
    while (true) {
      long hint = hint();
      long position = position(hint);
      Segment slots = chain.find(known, position, false);
      if (slots == null) {
        if (!passRetired(hint)) {
          return position;
        }
        continue;
      }
      long state = slots.word(position);
      if (Segment.position(state) != position) {
        continue;
      }
      if (Segment.state(state) < Segment.TAKEN) {
        return position;
      }
      advance(hint);
    }
  }

  /**
   * Advances the hint to the beginning of the chain if the slots at the hint have left the chain.
   * This happens when the hint was set back to an item that is given out again, and all items after
   * it have been taken meanwhile. Returns false if there was no need.
   */
  boolean passRetired(long hint) {
    long begin = chain.begin();
    if (position(hint) >= begin) {
      return false;
    }
    queue.casLong(word, hint, begin << COUNT_BITS | (hint & (1 << COUNT_BITS) - 1));
    return true;
  }

  /** Sets the hint back to an item that is given out again, if the hint is beyond it. */
  static void rewind(Block queue, int word, long position) {
    long hint;
    long rewound;
    do { // always a change: an advance from the old hint must fail
      hint = queue.getLong(word);
      long count = hint + 1 & (1 << COUNT_BITS) - 1;
      rewound = Math.min(position(hint), position) << COUNT_BITS | count;
    } while (!queue.casLong(word, hint, rewound));
  }
}
