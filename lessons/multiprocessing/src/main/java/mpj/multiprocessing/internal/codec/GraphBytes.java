package mpj.multiprocessing.internal.codec;

import java.nio.charset.StandardCharsets;
import mpj.multiprocessing.MalformedMessageException;

/** The bytes of a block of serialization, read from first to last. */
final class GraphBytes {
  private final byte[] bytes;
  private int at;
  private final int end;

  GraphBytes(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  boolean atEnd() {
    return at == end;
  }

  int one() {
    skip(1);
    return bytes[at - 1] & 0xff;
  }

  int two() {
    return one() << 8 | one();
  }

  int four() {
    return two() << 16 | two();
  }

  long eight() {
    return (long) four() << 32 | (four() & 0xffff_ffffL);
  }

  /**
   * Returns a name. If the bytes are not plain UTF-8, the object stream reads another name, and
   * checks that one itself.
   */
  String text() {
    int length = two();
    skip(length);
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  void skip(long count) {
    if (count < 0 || count > end - at) {
      throw new MalformedMessageException(
          "a length cannot be: length=" + count + ", left=" + (end - at));
    }
    at += (int) count;
  }
}
