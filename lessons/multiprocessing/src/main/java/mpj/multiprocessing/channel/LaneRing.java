package mpj.multiprocessing.channel;

import mpj.multiprocessing.internal.arena.Block;

/**
 * One ring of a lane. Positions only grow; a position's offset is its remainder by the ring's size.
 */
final class LaneRing {
  final Block block;
  private final int size;

  /** Makes a ring. Its size in bytes is a power of two. */
  LaneRing(Block block, int size) {
    this.block = block;
    this.size = size;
  }

  /** Writes an aligned word that no process reads yet. */
  void putLong(long position, long value) {
    block.putLong(at(position), value);
  }

  long getLong(long position) {
    return block.getLong(at(position));
  }

  void write(long position, byte[] bytes, int from, int length) {
    int at = at(position);
    int first = Math.min(length, size - at);
    block.putBytes(at, bytes, from, first);
    if (first < length) {
      block.putBytes(0, bytes, from + first, length - first);
    }
  }

  void read(long position, byte[] bytes, int from, int length) {
    int at = at(position);
    int first = Math.min(length, size - at);
    block.getBytes(at, bytes, from, first);
    if (first < length) {
      block.getBytes(0, bytes, from + first, length - first);
    }
  }

  private int at(long position) {
    return (int) position & (size - 1);
  }
}
