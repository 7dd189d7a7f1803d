package mpj.multiprocessing.channel;

/**
 * The rings of a lane. It begins with a small one in the pipe's record; when that is too small it
 * goes on in a larger one from some position on, for ever, and once more from another. What lies
 * before such a position is still read in the ring before.
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
   * Goes on in a larger ring, in which there is room for so much, unless this is the largest.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no memory for it
   */
  void enlarge(long size) {
    if (size <= Lane.MEDIUM_BYTES && lane.mediumFrom() == Lane.NEVER && !isLarge()) {
      lane.goOnInMedium();
    } else if (!isLarge()) {
      lane.goOnInLarge();
    }
  }

  /** Returns the ring in which the message lies, or is to lie, that begins at a position. */
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

  /** Returns the large ring, of which long messages use all, from its beginning. */
  LaneRing large() {
    LaneRing known = large;
    if (known == null || known.block.offset() != lane.large()) {
      known = new LaneRing(lane.ring(lane.large()), Lane.LARGE_BYTES);
      large = known;
    }
    return known;
  }
}
