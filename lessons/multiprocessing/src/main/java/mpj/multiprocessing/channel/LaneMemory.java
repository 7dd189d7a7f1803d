package mpj.multiprocessing.channel;

/**
 * The rings of a lane. A lane begins with a small ring in the pipe's record. When that is too
 * small, the lane moves to a larger ring from some position on, and does not go back. This can
 * happen a second time. Messages before such a position are still read from the previous ring.
 */
final class LaneMemory {
  private final Lane lane;
  private final LaneRing small;
  private volatile LaneRing medium;
  private volatile LaneRing large;

  LaneMemory(Lane lane) {
    this.lane = lane;
    this.small = new LaneRing(lane.small(), Lane.SMALL_BYTES);
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
   * Moves to a larger ring with room for {@code size} bytes, unless this ring is the largest.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no memory for the ring
   */
  void enlarge(long size) {
    if (size <= Lane.MEDIUM_BYTES && lane.mediumFrom() == Lane.NEVER && !isLarge()) {
      lane.goOnInMedium();
    } else if (!isLarge()) {
      lane.goOnInLarge();
    }
  }

  /** Returns the ring for the message that begins at a position. */
  LaneRing ring(long position) {
    if (position >= lane.largeFrom()) {
      return large();
    }
    return position >= lane.mediumFrom() ? medium() : small;
  }

  private LaneRing medium() {
    LaneRing known = medium;
    if (known == null || known.block.offset() != lane.medium()) {
      known = new LaneRing(lane.ring(lane.medium()), Lane.MEDIUM_BYTES);
      medium = known;
    }
    return known;
  }

  /** Returns the large ring. A long message uses all of it, from its beginning. */
  LaneRing large() {
    LaneRing known = large;
    if (known == null || known.block.offset() != lane.large()) {
      known = new LaneRing(lane.ring(lane.large()), Lane.LARGE_BYTES);
      large = known;
    }
    return known;
  }
}
