package mpj.multiprocessing.internal.queue;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The segments of a queue: linked one after the other as they are needed, taken out of the chain
 * when they are done with, and used again. The first one is small and lies in the queue's record
 * itself. Four words of that belong to the chain: where it begins, about where it ends, and what is
 * spare.
 *
 * <p>Each word counts its changes above the offset, so that a compare-and-swap with an old one
 * fails even if the same segment has come back. What a word points to is in the chain, or was when
 * it was read; never a segment that is only prepared. A process may still know a segment that has
 * left the chain: its slots are all done, and what follows it cannot be found from there any more,
 * but from the beginning of the chain it always can. It knows it by its positions, which the
 * segment never gets again, see {@link #extend}. So none is freed before the queue is; the small
 * ones that a queue outgrew are used again only where there is no memory for a larger one.
 */
final class Chain {
  private static final int SPARES = 24; // of full size
  private static final int SMALL = 48; // spare ones, too
  private static final int FIRST = 72;
  private static final int LAST = 136;

  private static final long OFFSET = (1L << 40) - 1;

  private final Tree tree;
  private final Block queue;

  /** The chain of a queue's record. */
  Chain(Tree tree, Block queue) {
    this.tree = tree;
    this.queue = queue;
  }

  /** Begins the chain of a new queue with {@link Slots#FEW} slots that lie in its record. */
  static void begin(Block queue, int at) {
    Block first = queue.from(at);
    Slots.lay(first, Slots.FEW);
    Slots.prepare(first, queue.offset(), 0);
    queue.putLong(FIRST, first.offset());
    queue.putLong(LAST, first.offset());
  }

  /** Makes a segment of so many slots that is in no chain, and in this process's name. */
  static Block allocate(Tree tree, int count) {
    return keep(tree, tree.arena().allocate(Slots.size(count)), count);
  }

  private static Block keep(Tree tree, Block segment, int count) {
    Slots.lay(segment, count);
    tree.arena().keep(segment, RecordType.SEGMENT);
    return segment;
  }

  /** Returns the segment that the chain begins with. */
  Slots first() {
    Slots first = at(FIRST);
    while (first == null) {
      first = at(FIRST);
    }
    return first;
  }

  /**
   * Finds the slots of a position.
   *
   * @param known where to look first
   * @param extend make what is missing
   * @return null if there are none yet, or none any more: see {@link #isBehind}
   */
  Slots find(Slots known, long position, boolean extend) {
    if (known.covers(position) && known.isCurrent()) {
      return known;
    }
    Slots end = walk(known, position);
    if (end == null && extend) {
      end = walk(at(LAST), position);
    }
    while (end == null || !end.covers(position)) {
      if (end != null && extend) {
        end = extend(end);
      } else if ((end != null && !extend) || isBehind(position)) {
        return null;
      }
      if (end == null || !end.covers(position)) {
        end = walk(at(FIRST), position);
      }
    }
    return end;
  }

  /** Tells whether every slot that was ever claimed is done with. */
  boolean isDrained() {
    Slots slots = first();
    while (true) {
      int state = slots.firstState();
      long next = slots.next();
      if (!slots.isCurrent()) {
        slots = first(); // done with and used again meanwhile
      } else if (state != Slots.DONE || next == 0) {
        return state == Slots.FREE || state == Slots.DONE;
      } else {
        Slots following = new Slots(segment(next));
        slots = following.base == slots.end() ? following : first();
      }
    }
  }

  /** Tells whether all slots up to this position are done with and have left the chain. */
  boolean isBehind(long position) {
    return position < first().base;
  }

  /** Returns where the chain begins. */
  long begin() {
    return first().base;
  }

  /**
   * Goes from segment to segment, up to the one of a position or, if there is none yet, to the
   * last.
   *
   * @return null if the way is not there any more, or began too late
   */
  private Slots walk(Slots from, long position) {
    if (from == null || from.base < 0 || position < from.base) {
      return null;
    }
    Slots slots = from;
    while (!slots.covers(position)) {
      long next = slots.next();
      if (next == 0) {
        break;
      }
      Slots following = new Slots(segment(next));
      if (following.base != slots.end()) {
        return null;
      }
      slots = following;
    }
    return slots.isCurrent() ? slots : null;
  }

  /**
   * Links a segment after the last; null if another did. That one may have been filled, read and
   * become spare before this process takes a segment, which then is that very one. It must not be
   * prepared: whoever still knows it by its positions would take it for the one that it was, and
   * put items there that nobody finds. If the last one is still the last when this process has a
   * segment, no segment had those positions before.
   */
  Slots extend(Slots last) {
    long pointer = queue.getLong(LAST);
    Block segment = take(Slots.following(last.count));
    Slots slots = last.isLast() ? Slots.prepare(segment, queue.offset(), last.end()) : null;
    boolean linked = slots != null && last.link(slots);
    leave(segment, tree.slot());
    if (!linked) {
      pushSpare(segment);
      return null;
    }
    queue.casLong(LAST, pointer, changed(pointer, segment.offset()));
    return slots;
  }

  /**
   * Returns a segment for the chain, in this process's name until it is linked: a large one used
   * again, a new one, or at last a small one.
   */
  private Block take(int count) {
    Block segment = takeSpare(SPARES);
    if (segment != null) {
      return segment;
    }
    segment = tree.arena().allocateIfRoom(Slots.size(count));
    if (segment != null) {
      return keep(tree, segment, count).partOf(queue);
    }
    segment = takeSpare(SMALL);
    return segment != null ? segment : allocate(tree, Slots.FEW).partOf(queue);
  }

  private Block takeSpare(int word) {
    Block segment = pop(word);
    if (segment != null && !isInRecord(segment)) {
      var _ = tree.arena().takeOver(segment, RecordType.SEGMENT);
    }
    return segment;
  }

  /** Makes a segment that is in the chain, or to be spare, that of all. */
  private void leave(Block segment, int owner) {
    if (owner != 0 && !isInRecord(segment)) {
      var _ = tree.arena().giveBack(segment, RecordType.SEGMENT, owner);
    }
  }

  /**
   * Decides about a segment that a dead process was alone with: if it is in the chain it is that of
   * all, otherwise it is to be freed. One that has left the chain is not in a dead process's name
   * any more, see {@link #retire}.
   */
  static void recover(Tree tree, Block segment, int dead) {
    long base = new Slots(segment).base;
    Block queue = base < 0 ? null : tree.arena().find(Slots.queue(segment));
    if (queue != null && QueueRecord.isOne(queue) && Arena.owner(queue) == 0) {
      Chain chain = new Chain(tree, queue);
      Slots found = chain.find(chain.first(), base, false);
      if (found != null && found.block.offset() == segment.offset()) {
        chain.leave(segment, dead);
      }
    }
  }

  /** Takes segments that are done with out of the chain, before the one that is read now. */
  void retire(Slots reading) {
    while (true) {
      long pointer = queue.getLong(FIRST);
      Slots slots = new Slots(segment(pointer));
      long next = slots.next();
      if (slots.base >= reading.base || slots.base < 0 || next == 0 || !slots.isDone()) {
        return;
      }
      long last = queue.getLong(LAST);
      if ((last & OFFSET) == slots.block.offset()) { // whoever linked the next one died there
        queue.casLong(LAST, last, changed(last, next));
      }
      leave(slots.block, isInRecord(slots.block) ? 0 : Arena.owner(slots.block));
      if (queue.casLong(FIRST, pointer, changed(pointer, next))) {
        pushSpare(slots.block);
      }
    }
  }

  /** Frees all segments and what is unread in them; nobody uses the queue any more. */
  void free() {
    for (long at = queue.getLong(FIRST) & OFFSET; at != 0; at = queue.getLong(FIRST) & OFFSET) {
      Slots slots = new Slots(tree.arena().at(at));
      slots.freePayloads(tree);
      free(slots.block, FIRST, slots.next());
    }
    freeSpares(SPARES);
    freeSpares(SMALL);
  }

  private void freeSpares(int word) {
    for (long at = queue.getLong(word) & OFFSET; at != 0; at = queue.getLong(word) & OFFSET) {
      Block segment = tree.arena().at(at);
      free(segment, word, Slots.spare(segment) & OFFSET);
    }
  }

  /** Frees a segment that a word names, which then names the next one. */
  private void free(Block segment, int word, long next) {
    boolean whole = !isInRecord(segment);
    if (whole) {
      var _ = tree.arena().takeOver(segment, RecordType.SEGMENT); // see Parts.freePart
    }
    queue.setLong(word, next);
    if (whole) {
      tree.arena().free(segment);
    }
  }

  private boolean isInRecord(Block segment) {
    long at = segment.offset() - queue.offset();
    return at > 0 && at < Arena.size(queue);
  }

  /** Keeps a segment that is in no chain for when one is needed. */
  void pushSpare(Block segment) {
    Slots.putAside(segment);
    int word = Slots.isWhole(segment) ? SPARES : SMALL;
    long top;
    do {
      top = queue.getLong(word);
      Slots.spare(segment, top);
    } while (!queue.casLong(word, top, changed(top, segment.offset())));
  }

  private Block pop(int word) {
    while (true) {
      long top = queue.getLong(word);
      if ((top & OFFSET) == 0) {
        return null;
      }
      Block segment = segment(top);
      long below = Slots.spare(segment) & OFFSET;
      if (queue.casLong(word, top, changed(top, below))) {
        return segment;
      }
    }
  }

  /** Looks at the segment that a word points to; null if it points elsewhere by then. */
  private Slots at(int word) {
    long pointer = queue.getLong(word);
    Slots slots = new Slots(segment(pointer));
    return queue.getLong(word) == pointer ? slots : null;
  }

  private Block segment(long pointer) {
    return tree.arena().at(pointer & OFFSET).partOf(queue);
  }

  private static long changed(long pointer, long offset) {
    return (pointer & ~OFFSET) + OFFSET + 1 | offset;
  }
}
