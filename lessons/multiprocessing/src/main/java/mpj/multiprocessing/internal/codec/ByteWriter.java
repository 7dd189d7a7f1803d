package mpj.multiprocessing.internal.codec;

import java.util.Arrays;
import mpj.multiprocessing.UncrossableException;

/**
 * A growing array of bytes with numbers and strings in it: what a message is made of. It is written
 * from its beginning to its end. {@link Encoder} writes values by it.
 */
class ByteWriter {
  private static final int LARGEST = Integer.MAX_VALUE - 8;
  private static final int KEPT = 1 << 20;
  private static final int ROOM = 256;

  byte[] buffer;
  int length;

  /** Makes an empty array with room for so many bytes before it must grow. */
  ByteWriter(int room) {
    this.buffer = new byte[room];
  }

  /** Discards the written bytes. Keeps the array unless it is large. */
  final void clear() {
    length = 0;
    if (buffer.length > KEPT) {
      buffer = new byte[ROOM];
    }
  }

  /** Writes a string or null: its tag, how many characters it has, and these. */
  void putText(String text) {
    if (text == null) {
      put(Tag.NULL);
      return;
    }
    int count = text.length();
    ensure(5L + count);
    int at = length + 5;
    byte[] to = buffer;
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c > 0xff) {
        putWide(text, count);
        return;
      }
      to[at + i] = (byte) c;
    }
    to[length++] = Tag.LATIN1;
    putInt(count);
    length += count;
  }

  private void putWide(String text, int count) {
    ensure(5 + 2L * count);
    buffer[length++] = Tag.UTF16;
    putInt(count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      buffer[length++] = (byte) (c >> 8);
      buffer[length++] = (byte) c;
    }
  }

  /** Writes the four bytes of a number. */
  void putFour(int value) {
    ensure(4);
    putInt(value);
  }

  /** Writes the eight bytes of a number. */
  void putEight(long value) {
    ensure(8);
    putLong(value);
  }

  void append(byte[] bytes, int from, int count) {
    ensure(count);
    System.arraycopy(bytes, from, buffer, length, count);
    length += count;
  }

  /** Inserts bytes at a position. The bytes after it move up. */
  void insert(int at, ByteWriter before) {
    int moved = length - at;
    ensure(before.length);
    System.arraycopy(buffer, at, buffer, at + before.length, moved);
    System.arraycopy(before.buffer, 0, buffer, at, before.length);
    length += before.length;
  }

  void put(byte value) {
    ensure(1);
    buffer[length++] = value;
  }

  void put(byte tag, int value) {
    ensure(5);
    buffer[length++] = tag;
    putInt(value);
  }

  void put(byte tag, long value) {
    ensure(9);
    buffer[length++] = tag;
    putLong(value);
  }

  /** Discards the bytes from a position on. They must not mention anything. */
  void cut(int to) {
    length = to;
  }

  /** Reserves {@code count} bytes for the caller to fill, and returns where they begin. */
  int claim(long count) {
    ensure(count);
    int at = length;
    length += (int) count;
    return at;
  }

  /** Overwrites four bytes that were claimed before. */
  void setInt(int at, int value) {
    int end = length;
    length = at;
    putInt(value);
    length = end;
  }

  private void putInt(int value) {
    byte[] to = buffer;
    int at = length;
    to[at] = (byte) (value >> 24);
    to[at + 1] = (byte) (value >> 16);
    to[at + 2] = (byte) (value >> 8);
    to[at + 3] = (byte) value;
    length = at + 4;
  }

  private void putLong(long value) {
    putInt((int) (value >> 32));
    putInt((int) value);
  }

  private void ensure(long count) {
    if (count > buffer.length - length) {
      grow(count);
    }
  }

  private void grow(long count) {
    long needed = length + count;
    if (needed > LARGEST) {
      throw new UncrossableException(
          "the message is too large: bytes=" + needed + ", most=" + LARGEST + "; send it in parts");
    }
    buffer = Arrays.copyOf(buffer, (int) Math.min(LARGEST, Math.max(needed, 2L * buffer.length)));
  }
}
