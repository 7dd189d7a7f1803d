package mpj.multiprocessing.internal.codec;

import java.nio.ByteBuffer;

/**
 * Checks encoded values, without reading them, for any value whose reading might run code of the
 * program: the initialization of a class, a constructor, or a {@code readObject}.
 */
final class PlainScan {
  private final byte[] bytes;
  private int at;
  private final int end;
  private boolean hashes;
  private boolean shares;

  PlainScan(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /** Returns whether all values are plain; false also if they are malformed. */
  boolean isPlain() {
    boolean plain = true;
    while (plain && at < end) {
      plain = skipValue(bytes[at++]);
    }
    return plain && !(hashes && shares); // the hash of a proxy may need a call to its manager
  }

  /**
   * Skips a value; returns false if it is not plain. The elements of a collection follow as values
   * of their own. A collection that one of its elements refers to is not plain: comparing a
   * collection that contains itself may never end.
   */
  private boolean skipValue(byte tag) {
    return switch (tag) {
      case Tag.NULL, Tag.TRUE, Tag.FALSE, Tag.NESTED -> true;
      case Tag.BYTE -> skip(1);
      case Tag.SHORT, Tag.CHAR -> skip(2);
      case Tag.STRINGS, Tag.OBJECTS, Tag.ARRAY_LIST, Tag.FIXED_LIST, Tag.NULLABLE_LIST -> skip(4);
      case Tag.HASH_MAP,
          Tag.LINKED_MAP,
          Tag.TREE_MAP,
          Tag.FIXED_MAP,
          Tag.HASH_SET,
          Tag.LINKED_SET,
          Tag.TREE_SET,
          Tag.FIXED_SET -> {
        hashes = true;
        yield skip(4);
      }
      case Tag.INT, Tag.FLOAT, Tag.TEXT_REFERENCE -> skip(4);
      case Tag.LONG, Tag.DOUBLE, Tag.LOCAL_DATE, Tag.LOCAL_TIME -> skip(8);
      case Tag.DURATION, Tag.INSTANT -> skip(12);
      case Tag.UUID, Tag.LOCAL_DATE_TIME -> skip(16);
      case Tag.OFFSET_DATE_TIME -> skip(20);
      case Tag.LATIN1, Tag.BYTES, Tag.BOOLEANS, Tag.BIG_INTEGER -> skipAll(1);
      case Tag.BIG_DECIMAL -> skip(4) && skipAll(1);
      case Tag.UTF16, Tag.SHORTS, Tag.CHARS -> skipAll(2);
      case Tag.INTS, Tag.FLOATS -> skipAll(4);
      case Tag.LONGS, Tag.DOUBLES -> skipAll(8);
      case Tag.SHARED -> {
        shares = true;
        yield at < end && skipValue(bytes[at++]) && skip(8); // its form and its handle
      }
      default -> false;
    };
  }

  private boolean skipAll(int width) {
    if (end - at < 4) {
      return false;
    }
    int count = ByteBuffer.wrap(bytes, at, 4).getInt();
    return skip(4) && skip((long) count * width);
  }

  private boolean skip(long count) {
    boolean there = count >= 0 && count <= end - at;
    if (there) {
      at += (int) count;
    }
    return there;
  }
}
