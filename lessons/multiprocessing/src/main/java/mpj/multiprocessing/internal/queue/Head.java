package mpj.multiprocessing.internal.queue;

import mpj.multiprocessing.internal.arena.Block;

/**
 * Where the first item of a queue is: a hint, which everyone may move on. The position is in the
 * upper 48 bits; the lower ones count how often it was set back, so that a compare-and-swap with a
 * hint from before fails.
 */
final class Head {
  private static final int COUNT_BITS = 16;

  private final Block queue;
  private final int word;
  private final Chain chain;

  /** The one whose word lies there in the queue's record. */
  Head(Block queue, int word, Chain chain) {
    this.queue = queue;
    this.word = word;
    this.chain = chain;
  }

  /** Returns the word, to be compared with. */
  long hint() {
    return queue.getLong(word);
  }

  /** Returns the position that a hint gives. */
  static long position(long hint) {
    return hint >>> COUNT_BITS;
  }

  /** Moves the hint on by one, unless another has changed it. */
  void advance(long hint) {
    queue.casLong(word, hint, hint + (1 << COUNT_BITS));
  }

  /**
   * Moves the hint over slots that are taken already, and returns where the first item is.
   *
   * @param known slots to look at first
   */
  long advanced(Slots known) {
    while (true) {
      long hint = hint();
      long position = position(hint);
      Slots slots = chain.find(known, position, false);
      if (slots == null) {
        if (!passRetired(hint)) {
          return position;
        }
        continue;
      }
      long state = slots.word(position);
      if (Slots.position(state) != position) {
        continue;
      }
      if (Slots.state(state) < Slots.TAKEN) {
        return position;
      }
      advance(hint);
    }
  }

  /**
   * Moves the hint on where its slots have left the chain: it was set back to an item that was
   * given out again, and everything after that had been taken meanwhile. False if there was no
   * need.
   */
  boolean passRetired(long hint) {
    long begin = chain.begin();
    if (position(hint) >= begin) {
      return false;
    }
    queue.casLong(word, hint, begin << COUNT_BITS | (hint & (1 << COUNT_BITS) - 1));
    return true;
  }

  /** Sets the hint back to an item that is given out again, if it is beyond that. */
  static void rewind(Block queue, int word, long position) {
    long hint;
    long rewound;
    do { // always a change, so that whoever is about to move on from the old hint fails
      hint = queue.getLong(word);
      long count = hint + 1 & (1 << COUNT_BITS) - 1;
      rewound = Math.min(position(hint), position) << COUNT_BITS | count;
    } while (!queue.casLong(word, hint, rewound));
  }
}
