package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.Block;

/**
 * The rings of a lane: positions only grow, and a position's place is its remainder. A lane begins
 * with a small ring in the pipe's record; when that is too small it goes on in a larger one from
 * some position on, for ever, and once more from another. What lies before such a position is still
 * read in the ring before.
 */
final class LaneMemory {
  private final Lane lane;
  private final Block small;
  private volatile Block medium;
  private volatile Block large;

  LaneMemory(Lane lane) {
    this.lane = lane;
    this.small = lane.small();
  }

  boolean isLarge() {
    return lane.largeFrom() != Lane.NEVER;
  }

  /** Returns how many bytes can be written now. */
  long room() {
    long from = lane.largeFrom();
    int size = Lane.LARGE_BYTES;
    if (from == Lane.NEVER) {
      from = lane.mediumFrom();
      size = Lane.MEDIUM_BYTES;
    }
    if (from == Lane.NEVER) {
      from = 0;
      size = Lane.SMALL_BYTES;
    }
    return size - (lane.written() - Math.max(from, lane.read()));
  }

  /**
   * Goes on in a larger ring, in which there is room for so much, unless this is the largest.
   *
   * @throws mpj.multiprocessing.arena.ArenaFullException if there is no memory for it
   */
  void enlarge(long size) {
    if (size <= Lane.MEDIUM_BYTES && lane.mediumFrom() == Lane.NEVER && !isLarge()) {
      lane.goOnInMedium();
    } else if (!isLarge()) {
      lane.goOnInLarge();
    }
  }

  /** The large ring, as far as long messages use it: from its beginning. */
  void writeLarge(long index, byte[] bytes, int from, int length) {
    copyIn(large(), Lane.LARGE_BYTES, index, bytes, from, length);
  }

  void readLarge(long index, byte[] bytes, int from, int length) {
    copyOut(large(), Lane.LARGE_BYTES, index, bytes, from, length);
  }

  void write(long position, byte[] bytes, int from, int length) {
    copyIn(ring(position), size(position), position, bytes, from, length);
  }

  void read(long position, byte[] bytes, int from, int length) {
    copyOut(ring(position), size(position), position, bytes, from, length);
  }

  /** Writes an aligned word, which nobody looks at yet. */
  void putLong(long position, long value) {
    ring(position).putLong((int) position & (size(position) - 1), value);
  }

  long getLong(long position) {
    return ring(position).getLong((int) position & (size(position) - 1));
  }

  private Block ring(long position) {
    if (position >= lane.largeFrom()) {
      return large();
    }
    return position >= lane.mediumFrom() ? medium() : small;
  }

  private int size(long position) {
    if (position >= lane.largeFrom()) {
      return Lane.LARGE_BYTES;
    }
    return position >= lane.mediumFrom() ? Lane.MEDIUM_BYTES : Lane.SMALL_BYTES;
  }

  private Block medium() {
    Block known = medium;
    if (known == null || known.offset() != lane.medium()) {
      known = lane.ring(lane.medium());
      medium = known;
    }
    return known;
  }

  private Block large() {
    Block known = large;
    if (known == null || known.offset() != lane.large()) {
      known = lane.ring(lane.large());
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
