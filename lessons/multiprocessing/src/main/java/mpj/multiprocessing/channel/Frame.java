package mpj.multiprocessing.channel;

/**
 * The two words before a short message in a lane's ring: its length and kind, with a sum over all
 * that tells them from noise, and its number.
 */
final class Frame {
  /** Bytes of the two words. */
  static final int HEAD = 16;

  /** Kinds of messages are 1 to this; never 0, which memory is that nobody has written to. */
  private static final int KINDS = 2;

  /** Is added to the kind of a message of which only the place and the length lie in the ring. */
  static final int PLACED = 4;

  private static final long ODD = 0x9e3779b97f4a7c15L;
  private static final long SUM = 0xff_ffffL;

  /** Returns what a message takes in the ring: whole words. */
  static long size(long length) {
    return HEAD + ((length + 7) & ~7);
  }

  static long word(long position, int length, int kind, long number) {
    return ((long) length << 32) | ((long) kind << 24) | sum(position, length, kind, number);
  }

  static int length(long word) {
    return (int) (word >>> 32);
  }

  static int kind(long word) {
    return (int) (word >>> 24) & 0xff & ~PLACED;
  }

  /** Tells whether the message lies elsewhere: what is in the ring is its place and its length. */
  static boolean isPlaced(long word) {
    return (word >>> 24 & PLACED) != 0;
  }

  /** Tells whether a message that a writer wrote begins so, and is within what was written. */
  static boolean isSound(long word, long position, long number, long available) {
    int length = length(word);
    return length >= 0
        && size(length) <= available
        && available <= Lane.MOST_UNREAD
        && hasSum(word, position, number);
  }

  /** Tells whether a long message is offered so; the offer takes the position's place. */
  static boolean isSoundOffer(long word, long offer, long number) {
    return length(word) > LaneWriter.SHORT && hasSum(word, offer, number);
  }

  private static boolean hasSum(long word, long position, long number) {
    int kind = (int) (word >>> 24) & 0xff;
    return kind(word) > 0
        && kind(word) <= KINDS
        && (word & SUM) == sum(position, length(word), kind, number);
  }

  private static long sum(long position, int length, int kind, long number) {
    long mixed = (position ^ ((long) length << 32) ^ kind) * ODD;
    return ((mixed ^ (mixed >>> 29) ^ number) * ODD) >>> 40;
  }

  private Frame() {}
}
