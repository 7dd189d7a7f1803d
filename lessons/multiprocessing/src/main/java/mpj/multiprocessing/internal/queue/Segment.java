package mpj.multiprocessing.internal.queue;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Payload;

/**
 * A segment of a queue: slots for consecutive positions, each used once. The first segment has few
 * slots, so that a queue is small; the following segments have more. A slot's word holds the
 * position, the state, and the slot number of the process that works on it. A position never comes
 * again in a queue. So a compare-and-swap with an old word fails.
 *
 * <pre>
 * free ──put──▶ claimed ──▶ published ──get──▶ taken ──▶ done
 *                  │ dies       ▲                │ dies
 *                  └──▶ done    └────────────────┘
 * </pre>
 */
final class Segment {
  /** The number of slots in the first segment of a queue, which lies in the queue's record. */
  static final int FEW = 16;

  /** The largest number of slots in a segment. */
  static final int MOST = 256;

  private static final int GROWTH = 4;

  static final int FREE = 0;
  static final int CLAIMED = 1;
  static final int PUBLISHED = 2;
  static final int TAKEN = 3;
  static final int DONE = 4;

  private static final int BASE = Arena.RECORD_HEADER;
  private static final int NEXT = 24;
  private static final int QUEUE = 32;
  private static final int SPARE = 40;
  private static final int COUNT = 48; // constant as long as the segment's queue exists
  private static final int FIRST = 64;
  private static final int SLOT = 128;

  private static final int LENGTH = 8;
  private static final int PLACE = 12;
  private static final int BYTES = 16;

  /** The largest item, in bytes, that lies in the slot itself. */
  static final int INLINE = SLOT - BYTES;

  final Block block;
  final long base;

  /** The number of slots. */
  final int count;

  /**
   * Reads a segment as it is now. {@link #isCurrent} says later whether it was used again
   * meanwhile.
   */
  Segment(Block block) {
    this.block = block;
    this.base = block.getLong(BASE);
    this.count = block.getInt(COUNT);
  }

  /** Returns the size in bytes of a segment with {@code count} slots. */
  static int size(int count) {
    return FIRST + count * SLOT;
  }

  /** Returns how many slots fit into a segment that is a record of its own. */
  static int room(Block segment) {
    return (Arena.size(segment) - FIRST) / SLOT;
  }

  /** Returns the number of slots for the segment after one with {@code count} slots. */
  static int following(int count) {
    return Math.min(MOST, GROWTH * count);
  }

  /** Initializes a segment of {@code count} slots in new memory. It is in no chain yet. */
  static void lay(Block block, int count) {
    block.putInt(COUNT, count);
    putAside(block);
  }

  /** Returns whether a segment has the largest number of slots. */
  static boolean isWhole(Block block) {
    return block.getInt(COUNT) == MOST;
  }

  /** Prepares a new or spare segment. No other process sees it until it is linked. */
  static Segment prepare(Block block, long queue, long base) {
    putAside(block);
    block.setLong(NEXT, ~base);
    block.putLong(QUEUE, queue);
    for (int i = 0; i < block.getInt(COUNT); i++) {
      block.putInt(FIRST + i * SLOT + PLACE, 0); // so a slot that is only claimed has no payload
      block.putLong(FIRST + i * SLOT, word(base + i, FREE, 0));
    }
    block.setLong(BASE, base);
    return new Segment(block);
  }

  /** Marks a segment that is in no chain, so that no recovery looks at its slots. */
  static void putAside(Block block) {
    block.setLong(BASE, -1);
  }

  boolean isCurrent() {
    return block.getLong(BASE) == base;
  }

  boolean covers(long position) {
    return position >= base && position < end();
  }

  /** Returns the first position of the following segment. */
  long end() {
    return base + count;
  }

  /** Returns the offset of the following segment; 0 if there is none yet. */
  long next() {
    long next = block.getLong(NEXT);
    return next > 0 ? next : 0;
  }

  /** Returns whether no segment follows in the chain. Also false if this segment was used again. */
  boolean isLast() {
    return block.getLong(NEXT) == ~base;
  }

  /**
   * Links the following segment; returns false if another process was faster or this segment was
   * used again.
   */
  boolean link(Segment next) {
    return block.casLong(NEXT, ~base, next.block.offset());
  }

  static long queue(Block segment) {
    return segment.getLong(QUEUE);
  }

  static long spare(Block segment) {
    return segment.getLong(SPARE);
  }

  static void spare(Block segment, long next) {
    segment.setLong(SPARE, next);
  }

  /** Returns whether every slot is done. */
  boolean isDone() {
    return firstState() == DONE && isCurrent();
  }

  /** Returns the state of the first slot that is not done, or {@link #DONE}. */
  int firstState() {
    for (int i = 0; i < count; i++) {
      int state = state(block.getLong(FIRST + i * SLOT));
      if (state != DONE) {
        return state;
      }
    }
    return DONE;
  }

  long word(long position) {
    return block.getLong(at(position));
  }

  boolean cas(long position, long word, int state, int owner) {
    return block.casLong(at(position), word, word(position, state, owner));
  }

  /**
   * Changes the state of a slot on which this process works. A full fence, see {@link ItemQueue}.
   */
  void change(long position, int state) {
    block.getAndSetLong(at(position), word(position, state, 0));
  }

  /**
   * Writes the item of a claimed slot. {@code place} 0: into the slot; otherwise its {@link
   * Payload}.
   */
  void write(long position, byte[] bytes, int length, int place) {
    int at = at(position);
    block.putInt(at + LENGTH, length);
    block.putInt(at + PLACE, place);
    if (place == 0) {
      block.putBytes(at + BYTES, bytes, 0, length);
    }
  }

  int length(long position) {
    return block.getInt(at(position) + LENGTH);
  }

  int place(long position) {
    return block.getInt(at(position) + PLACE);
  }

  void read(long position, byte[] bytes, int length) {
    block.getBytes(at(position) + BYTES, bytes, 0, length);
  }

  private int at(long position) {
    return FIRST + (int) (position - base) * SLOT;
  }

  static long word(long position, int state, int owner) {
    return position << 24 | (long) state << 16 | owner;
  }

  static long position(long word) {
    return word >>> 24;
  }

  static int state(long word) {
    return (int) (word >>> 16) & 0xff;
  }

  static int owner(long word) {
    return (int) word & 0xffff;
  }

  /** Frees the payloads of the items that no process will take any more. */
  void freePayloads(Tree tree) {
    for (long position = base; position < end(); position++) {
      int state = state(word(position));
      if (state != FREE && state != DONE) {
        Payload.discard(tree, block, at(position) + PLACE);
      }
    }
  }

  /**
   * Completes or undoes what a dead process was doing in a segment.
   *
   * @param most the largest number of slots that the segment can have
   * @return the lowest position that is published again; -1 if there is none
   */
  static long recover(Tree tree, Block segment, int most, int dead) {
    Segment slots = new Segment(segment);
    long lowest = -1;
    if (slots.count > most) {
      return lowest; // it has been freed, and something else is there now
    }
    for (long p = slots.end() - 1; p >= slots.base && slots.base >= 0; p--) {
      long word = slots.word(p);
      if (owner(word) == dead && state(word) == CLAIMED) {
        Payload.discard(tree, segment, slots.at(p) + PLACE);
        slots.cas(p, word, DONE, 0);
      } else if (owner(word) == dead && state(word) == TAKEN) {
        Payload.restore(tree, slots.place(p), dead);
        if (slots.cas(p, word, PUBLISHED, 0)) {
          lowest = p;
        }
      }
    }
    return lowest;
  }
}
