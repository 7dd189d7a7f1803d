package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Tree;

/**
 * The ring of a lane: positions only grow, and a position's place is its remainder. A lane begins
 * with a small ring; when that is too small it goes on in a large one from some position on, for
 * ever. What lies in the small one before that position is still read there.
 */
final class LaneMemory {
  /** Where the ring of a record of its own begins. */
  private static final int FIRST = 64;

  private final Tree tree;
  private final Lane lane;
  private final Block small;
  private volatile Block large;

  LaneMemory(Tree tree, Lane lane) {
    this.tree = tree;
    this.lane = lane;
    this.small = lane.small();
  }

  boolean isLarge() {
    return lane.largeFrom() != Lane.NEVER;
  }

  /** Returns how many bytes can be written now. */
  long room() {
    long from = lane.largeFrom();
    if (from == Lane.NEVER) {
      return Lane.SMALL_BYTES - (lane.written() - lane.read());
    }
    return Lane.LARGE_BYTES - (lane.written() - Math.max(from, lane.read()));
  }

  /**
   * Goes on in the large ring.
   *
   * @throws mpj.multiprocessing.arena.ArenaFullException if there is no memory for it
   */
  void enlarge() {
    Block record = tree.arena().allocate(FIRST + Lane.LARGE_BYTES);
    tree.arena().publish(record, RecordType.PIPE_RING, 0, tree.slot());
    lane.enlarge(record.offset(), lane.written());
  }

  /** The large ring, as far as long messages use it: from its beginning. */
  void writeLarge(long index, byte[] bytes, int from, int length) {
    copyIn(large(), Lane.LARGE_BYTES, index, bytes, from, length);
  }

  void readLarge(long index, byte[] bytes, int from, int length) {
    copyOut(large(), Lane.LARGE_BYTES, index, bytes, from, length);
  }

  void write(long position, byte[] bytes, int from, int length) {
    if (position < lane.largeFrom()) {
      copyIn(small, Lane.SMALL_BYTES, position, bytes, from, length);
    } else {
      writeLarge(position, bytes, from, length);
    }
  }

  void read(long position, byte[] bytes, int from, int length) {
    if (position < lane.largeFrom()) {
      copyOut(small, Lane.SMALL_BYTES, position, bytes, from, length);
    } else {
      readLarge(position, bytes, from, length);
    }
  }

  /** Writes an aligned word, which nobody looks at yet. */
  void putLong(long position, long value) {
    if (position < lane.largeFrom()) {
      small.putLong((int) position & (Lane.SMALL_BYTES - 1), value);
    } else {
      large().putLong((int) position & (Lane.LARGE_BYTES - 1), value);
    }
  }

  long getLong(long position) {
    return position < lane.largeFrom()
        ? small.getLong((int) position & (Lane.SMALL_BYTES - 1))
        : large().getLong((int) position & (Lane.LARGE_BYTES - 1));
  }

  private Block large() {
    long offset = lane.large() + FIRST;
    Block known = large;
    if (known == null || known.offset() != offset) {
      known = tree.arena().at(offset - FIRST, RecordType.PIPE_RING).from(FIRST);
      large = known;
    }
    return known;
  }

  private static void copyIn(
      Block ring, int size, long position, byte[] bytes, int from, int length) {
    int at = (int) position & (size - 1);
    int first = Math.min(length, size - at);
    ring.putBytes(at, bytes, from, first);
    if (first < length) {
      ring.putBytes(0, bytes, from + first, length - first);
    }
  }

  private static void copyOut(
      Block ring, int size, long position, byte[] bytes, int from, int length) {
    int at = (int) position & (size - 1);
    int first = Math.min(length, size - at);
    ring.getBytes(at, bytes, from, first);
    if (first < length) {
      ring.getBytes(0, bytes, from + first, length - first);
    }
  }
}
