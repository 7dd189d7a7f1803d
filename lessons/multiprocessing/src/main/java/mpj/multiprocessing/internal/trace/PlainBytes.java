package mpj.multiprocessing.internal.trace;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Writes bytes that a process printed to a stream, unchanged. There is one exception: children
 * print UTF-8, whatever the terminal's encoding is. If the stream has another encoding, such as ISO
 * 8859-1, text in UTF-8 is converted to that encoding. A stream with the encoding US-ASCII gets the
 * bytes unchanged too. Such an encoding only means that the locale is not set; it does not say what
 * the reader of a pipe expects.
 */
public final class PlainBytes {
  /** Writes bytes in one call, so that the output of other threads does not come between. */
  public static void write(PrintStream out, byte[] bytes, int from, int length) {
    Charset encoding = out.charset();
    if (!encoding.equals(StandardCharsets.UTF_8) && !encoding.equals(StandardCharsets.US_ASCII)) {
      try {
        out.print(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length)));
        return;
      } catch (CharacterCodingException e) {
        // The bytes are not text, or are in another encoding.
      }
    }
    out.write(bytes, from, length);
  }

  /**
   * Returns how many of the first bytes are whole characters of UTF-8, so that a text can be cut
   * there. Bytes that are not UTF-8 all count.
   */
  public static int wholeCharacters(byte[] bytes, int length) {
    for (int back = 1; back <= 3 && back <= length; back++) {
      int b = bytes[length - back] & 0xff;
      if (b >= 0xc0) {
        int needed = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
        return needed > back ? length - back : length;
      }
      if (b < 0x80) {
        return length;
      }
    }
    return length;
  }

  private PlainBytes() {}
}
