package mpj.multiprocessing.internal.queue;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The segments of a queue, a segmented queue: segments are linked one after the other as they are
 * needed, removed when all their slots are done, and used again. The first segment is small and
 * lies in the queue's record itself. Four words of the record belong to the chain: where it begins,
 * where it ends (approximately), and the spare segments of full size and of small size.
 *
 * <p>Each word has a count of its changes above the offset. So a compare-and-swap with an old word
 * fails even if the same segment has come back. The segment that a word points to is in the chain,
 * or was in the chain when the word was read. It is never a segment that is only prepared. A
 * process may still know a segment that has left the chain. All slots of such a segment are done.
 * The following segments cannot be found from there any more, but they can always be found from the
 * beginning of the chain. The process knows a segment by its positions, and a segment never gets
 * the same positions again, see {@link #extend}. So no segment is freed before the queue is. The
 * small segments that a queue has outgrown are used again only if there is no memory for a larger
 * one.
 */
final class SegmentList {
  private static final int SPARES = 24; // of full size
  private static final int SMALL = 48; // spare small segments, too
  private static final int FIRST = 72;
  private static final int LAST = 136;

  private static final long OFFSET = (1L << 40) - 1;

  private final Tree tree;
  private final Block queue;

  /** Uses the chain of a queue's record. */
  SegmentList(Tree tree, Block queue) {
    this.tree = tree;
    this.queue = queue;
  }

  /** Begins the chain of a new queue with {@link Segment#FEW} slots that lie in its record. */
  static void begin(Block queue, int at) {
    Block first = queue.from(at);
    Segment.lay(first, Segment.FEW);
    Segment.prepare(first, queue.offset(), 0);
    queue.putLong(FIRST, first.offset());
    queue.putLong(LAST, first.offset());
  }

  /**
   * Makes a segment with {@code count} slots. It is in no chain, and it belongs to this process.
   */
  static Block allocate(Tree tree, int count) {
    return keep(tree, tree.arena().allocate(Segment.size(count)), count);
  }

  private static Block keep(Tree tree, Block segment, int count) {
    Segment.lay(segment, count);
    tree.arena().keep(segment, RecordType.SEGMENT);
    return segment;
  }

  /** Returns the first segment of the chain. */
  Segment first() {
    Segment first = at(FIRST);
    while (first == null) {
      first = at(FIRST);
    }
    return first;
  }

  /**
   * Finds the segment with the slot of a position.
   *
   * @param known where to look first
   * @param extend whether to make the segments that are missing
   * @return null if the segment does not exist yet, or has left the chain: see {@link #isBehind}
   */
  Segment find(Segment known, long position, boolean extend) {
    if (known.covers(position) && known.isCurrent()) {
      return known;
    }
    Segment end = walk(known, position);
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

  /** Returns whether every slot that was ever claimed is done. */
  boolean isDrained() {
    Segment slots = first();
    while (true) {
      int state = slots.firstState();
      long next = slots.next();
      if (!slots.isCurrent()) {
        slots = first(); // was done, and was used again meanwhile
      } else if (state != Segment.DONE || next == 0) {
        return state == Segment.FREE || state == Segment.DONE;
      } else {
        Segment following = new Segment(segment(next));
        slots = following.base == slots.end() ? following : first();
      }
    }
  }

  /** Returns whether all slots up to this position are done and have left the chain. */
  boolean isBehind(long position) {
    return position < first().base;
  }

  /** Returns the first position of the chain. */
  long begin() {
    return first().base;
  }

  /**
   * Follows the links to the segment of a position, or to the last segment if there is none yet.
   *
   * @return null if a link has changed meanwhile, or if the walk began behind the position
   */
  private Segment walk(Segment from, long position) {
    if (from == null || from.base < 0 || position < from.base) {
      return null;
    }
    Segment slots = from;
    while (!slots.covers(position)) {
      long next = slots.next();
      if (next == 0) {
        break;
      }
      Segment following = new Segment(segment(next));
      if (following.base != slots.end()) {
        return null;
      }
      slots = following;
    }
    return slots.isCurrent() ? slots : null;
  }

  /**
   * Links a segment after the last one. Returns null if another process was faster. The segment of
   * the other process may already have been filled, read and made spare. So this process may have
   * taken the very same segment, and must not prepare it for the same positions again: a process
   * that still knows the segment by its positions would take it for the old one, and would put
   * items there that no process finds. Therefore a segment is prepared only if {@code last} is
   * still the last one after the segment was taken. Then no segment had those positions before.
   */
  Segment extend(Segment last) {
    long pointer = queue.getLong(LAST);
    Block segment = take(Segment.following(last.count));
    Segment slots = last.isLast() ? Segment.prepare(segment, queue.offset(), last.end()) : null;
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
   * Returns a segment for the chain. It belongs to this process until it is linked. Prefers a spare
   * segment of full size, then a new one, and last a small one.
   */
  private Block take(int count) {
    Block segment = takeSpare(SPARES);
    if (segment != null) {
      return segment;
    }
    segment = tree.arena().allocateIfRoom(Segment.size(count));
    if (segment != null) {
      return keep(tree, segment, count).partOf(queue);
    }
    segment = takeSpare(SMALL);
    return segment != null ? segment : allocate(tree, Segment.FEW).partOf(queue);
  }

  private Block takeSpare(int word) {
    Block segment = pop(word);
    if (segment != null && !isInRecord(segment)) {
      var _ = tree.arena().takeOver(segment, RecordType.SEGMENT);
    }
    return segment;
  }

  /** Makes a segment that is in the chain, or will be spare, shared by all processes. */
  private void leave(Block segment, int owner) {
    if (owner != 0 && !isInRecord(segment)) {
      var _ = tree.arena().giveBack(segment, RecordType.SEGMENT, owner);
    }
  }

  /**
   * Decides about a segment that belonged to a dead process. If the segment is in the chain, it
   * becomes shared by all processes; if not, it will be freed. A segment that has left the chain
   * does not belong to a dead process any more, see {@link #retire}.
   */
  static void recover(Tree tree, Block segment, int dead) {
    long base = new Segment(segment).base;
    Block queue = base < 0 ? null : tree.arena().find(Segment.queue(segment));
    if (queue != null && QueueRecord.isOne(queue) && Arena.owner(queue) == 0) {
      SegmentList chain = new SegmentList(tree, queue);
      Segment found = chain.find(chain.first(), base, false);
      if (found != null && found.block.offset() == segment.offset()) {
        chain.leave(segment, dead);
      }
    }
  }

  /**
   * Removes the segments whose slots are all done from the chain, up to the one that is read now.
   */
  void retire(Segment reading) {
    while (true) {
      long pointer = queue.getLong(FIRST);
      Segment slots = new Segment(segment(pointer));
      long next = slots.next();
      if (slots.base >= reading.base || slots.base < 0 || next == 0 || !slots.isDone()) {
        return;
      }
      long last = queue.getLong(LAST);
      if ((last & OFFSET) == slots.block.offset()) { // the linking process died there
        queue.casLong(LAST, last, changed(last, next));
      }
      leave(slots.block, isInRecord(slots.block) ? 0 : Arena.owner(slots.block));
      if (queue.casLong(FIRST, pointer, changed(pointer, next))) {
        pushSpare(slots.block);
      }
    }
  }

  /** Frees all segments and the unread items in them. No process uses the queue any more. */
  void free() {
    for (long at = queue.getLong(FIRST) & OFFSET; at != 0; at = queue.getLong(FIRST) & OFFSET) {
      Segment slots = new Segment(tree.arena().at(at));
      slots.freePayloads(tree);
      free(slots.block, FIRST, slots.next());
    }
    freeSpares(SPARES);
    freeSpares(SMALL);
  }

  private void freeSpares(int word) {
    for (long at = queue.getLong(word) & OFFSET; at != 0; at = queue.getLong(word) & OFFSET) {
      Block segment = tree.arena().at(at);
      free(segment, word, Segment.spare(segment) & OFFSET);
    }
  }

  /** Frees the segment that a word points to. Then the word points to the next one. */
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

  /** Keeps a segment that is in no chain, for later use. */
  void pushSpare(Block segment) {
    Segment.putAside(segment);
    int word = Segment.isWhole(segment) ? SPARES : SMALL;
    long top;
    do {
      top = queue.getLong(word);
      Segment.spare(segment, top);
    } while (!queue.casLong(word, top, changed(top, segment.offset())));
  }

  private Block pop(int word) {
    while (true) {
      long top = queue.getLong(word);
      if ((top & OFFSET) == 0) {
        return null;
      }
      Block segment = segment(top);
      long below = Segment.spare(segment) & OFFSET;
      if (queue.casLong(word, top, changed(top, below))) {
        return segment;
      }
    }
  }

  /** Returns the segment that a word points to; null if the word has changed meanwhile. */
  private Segment at(int word) {
    long pointer = queue.getLong(word);
    Segment slots = new Segment(segment(pointer));
    return queue.getLong(word) == pointer ? slots : null;
  }

  private Block segment(long pointer) {
    return tree.arena().at(pointer & OFFSET).partOf(queue);
  }

  private static long changed(long pointer, long offset) {
    return (pointer & ~OFFSET) + OFFSET + 1 | offset;
  }
}
