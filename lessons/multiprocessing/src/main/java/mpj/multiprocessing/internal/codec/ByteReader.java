package mpj.multiprocessing.internal.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import mpj.multiprocessing.MalformedMessageException;

/**
 * Reads numbers and strings from a range of bytes, from its beginning to its end: what a message is
 * made of. {@link Decoder} reads values by it. Every length that the bytes claim is compared with
 * the number of bytes that are left, before it is used.
 */
class ByteReader {
  byte[] bytes;
  int at; // the next byte to read
  int end;

  /** Reads a number of four bytes. */
  int takeFour() {
    if (end - at < 4) {
      throw tooShort(4);
    }
    int from = at;
    at = from + 4;
    return bytes[from] << 24
        | (bytes[from + 1] & 0xff) << 16
        | (bytes[from + 2] & 0xff) << 8
        | (bytes[from + 3] & 0xff);
  }

  /** Reads a number of eight bytes. */
  long takeEight() {
    long high = takeFour();
    return high << 32 | (takeFour() & 0xffff_ffffL);
  }

  /** Reads a string whose tag was read before. */
  String text(byte tag) {
    if (tag == Tag.LATIN1) {
      int count = checkRoom(takeFour(), 1);
      int from = skip(count);
      return new String(bytes, from, count, StandardCharsets.ISO_8859_1);
    }
    if (tag != Tag.UTF16) {
      throw new MalformedMessageException("a string is missing: tag=" + tag);
    }
    char[] chars = new char[checkRoom(takeFour(), 2)];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) takeTwo();
    }
    return new String(chars);
  }

  /** Checks that so many elements, each of so many bytes, are left. */
  int checkRoom(int count, int width) {
    if (count < 0 || count > (end - at) / width) {
      throw new MalformedMessageException(
          "a length cannot be: length=" + count + ", width=" + width + ", left=" + (end - at));
    }
    return count;
  }

  byte take() {
    if (at >= end) {
      throw tooShort(1);
    }
    return bytes[at++];
  }

  int takeTwo() {
    return take() << 8 | (take() & 0xff);
  }

  void take(byte[] into) {
    System.arraycopy(bytes, skip(into.length), into, 0, into.length);
  }

  /** Skips {@code count} bytes, and returns where they begin. */
  int skip(int count) {
    int from = at;
    at += checkRoom(count, 1);
    return from;
  }

  ByteBuffer view(int count) {
    return ByteBuffer.wrap(bytes, skip(count), count).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  private MalformedMessageException tooShort(int wanted) {
    return new MalformedMessageException(
        "the message ends too early: wanted=" + wanted + ", left=" + (end - at));
  }
}
