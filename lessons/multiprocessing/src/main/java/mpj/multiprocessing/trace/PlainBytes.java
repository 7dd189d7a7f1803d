package mpj.multiprocessing.trace;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Hands the bytes that a process printed to a stream, unchanged. Only a stream in another encoding,
 * as ISO 8859-1, gets what is UTF-8 in that encoding: children print UTF-8, whatever the terminal's
 * encoding is. An encoding that has ASCII alone says that the locale is not set, and nothing of
 * what the reader of a pipe expects.
 */
public final class PlainBytes {
  /** Writes bytes in one call, so that those of others do not come between. */
  public static void write(PrintStream out, byte[] bytes, int from, int length) {
    Charset encoding = out.charset();
    if (!encoding.equals(StandardCharsets.UTF_8) && !encoding.equals(StandardCharsets.US_ASCII)) {
      try {
        out.print(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length)));
        return;
      } catch (CharacterCodingException e) {
        // It is not text, or in an encoding of its own.
      }
    }
    out.write(bytes, from, length);
  }

  /**
   * Returns how many of the first bytes are whole characters of UTF-8, so that a text can be cut
   * there. Of bytes that are not UTF-8 all are.
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
