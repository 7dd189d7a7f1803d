package mpj.remote.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a frame looks like: length of the rest, kind, number of the call (or 0), bytes. */
final class Frame {
  static final byte REQUEST = 1;
  static final byte ANSWER = 2;
  static final byte REFUSAL = 3;

  /** The client no longer waits for this call's answer. */
  static final byte ABANDONED = 4;

  static final byte MESSAGE = 5;
  static final byte PING = 6;
  static final byte PONG = 7;

  /** The last frame, and why it is. */
  static final byte FAREWELL = 8;

  /** The client would like this call's answer at once. */
  static final byte URGED = 9;

  static final int LENGTH_BYTES = 4;

  /** Kind and number. */
  static final int HEAD_BYTES = 9;

  /** Every side takes texts of this length, whatever its limit to messages. */
  static final int MOST_TEXT = 1000;

  private Frame() {}

  /** A frame with a copy of the first so many bytes. */
  static byte[] of(byte kind, long number, byte[] bytes, int length) {
    return ByteBuffer.allocate(LENGTH_BYTES + HEAD_BYTES + length)
        .putInt(HEAD_BYTES + length)
        .put(kind)
        .putLong(number)
        .put(bytes, 0, length)
        .array();
  }

  static byte[] of(byte kind, long number) {
    return of(kind, number, new byte[0], 0);
  }

  /** A frame that says something to a reader of error messages. */
  static byte[] ofText(byte kind, long number, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(kind, number, bytes, Math.min(bytes.length, MOST_TEXT));
  }

  /** The text, made fit to be shown: who sent it may not be trusted. */
  static String text(byte[] bytes) {
    StringBuilder shown = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
    for (int i = 0; i < shown.length(); i++) {
      if (Character.isISOControl(shown.charAt(i))) {
        shown.setCharAt(i, ' ');
      }
    }
    return shown.toString();
  }
}
