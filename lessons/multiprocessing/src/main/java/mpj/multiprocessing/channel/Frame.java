package mpj.multiprocessing.channel;

/**
 * The two words before a short message in a lane's ring. The first word has the length and the kind
 * of the message, with a checksum that distinguishes a message from noise. The second word is the
 * message's number.
 */
final class Frame {
  /** The size of the two words in bytes. */
  static final int HEAD = 16;

  /** Kinds of messages are 1 up to this. A kind is never 0: memory that was never written is 0. */
  private static final int KINDS = 2;

  /**
   * Is added to the kind of a message that lies elsewhere: the ring has only its place and length.
   */
  static final int PLACED = 4;

  private static final long ODD = 0x9e3779b97f4a7c15L;
  private static final long SUM = 0xff_ffffL;

  /** Returns the size of a message in the ring, in bytes: whole words. */
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

  /** Returns whether the message lies elsewhere: then the ring has only its place and length. */
  static boolean isPlaced(long word) {
    return (word >>> 24 & PLACED) != 0;
  }

  /** Returns whether these words begin a message that a writer wrote, within the written bytes. */
  static boolean isSound(long word, long position, long number, long available) {
    int length = length(word);
    return length >= 0
        && size(length) <= available
        && available <= Lane.MOST_UNREAD
        && hasSum(word, position, number);
  }

  /** Returns whether these words offer a long message. Here the offer replaces the position. */
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
