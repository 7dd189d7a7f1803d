package mpj.remote.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads frames one after the other; its fields hold the last one. */
final class FrameReader {
  private static final int PIECE = 1 << 16;

  private final InputStream in;
  private final int most;
  private final Runnable unheard;
  private final byte[] head = new byte[Frame.LENGTH_BYTES + Frame.HEAD_BYTES];
  private boolean asked;

  byte kind;
  long number;
  byte[] bytes;

  /**
   * One of frames with at most so many bytes.
   *
   * @param unheard is run when nothing came for the socket's time limit; if nothing comes for as
   *     long again, reading fails
   */
  FrameReader(InputStream in, int most, Runnable unheard) {
    this.in = in;
    this.most = Math.max(most, Frame.MOST_TEXT);
    this.unheard = unheard;
  }

  /**
   * Reads the next frame.
   *
   * @return false if the stream ends before it
   * @throws ProtocolViolation if its length cannot be; no memory was taken for it
   */
  boolean next() throws IOException {
    int got = read(head, 0, head.length);
    if (got < 0) {
      return false;
    }
    fill(head, got, head.length);
    ByteBuffer fields = ByteBuffer.wrap(head);
    int length = fields.getInt() - Frame.HEAD_BYTES;
    if (length < 0 || length > most) {
      throw new ProtocolViolation(
          "a message is larger than allowed, or its length lies: bytes="
              + length
              + ", most="
              + most
              + "; send it in parts, or give this side a larger Capacity.messageBytes");
    }
    kind = fields.get();
    number = fields.getLong();
    bytes = body(length);
    return true;
  }

  /** The memory grows with what came, to at most twice of it. */
  private byte[] body(int length) throws IOException {
    byte[] body = new byte[Math.min(length, PIECE)];
    int filled = 0;
    while (true) {
      fill(body, filled, body.length);
      filled = body.length;
      if (filled == length) {
        return body;
      }
      body = Arrays.copyOf(body, (int) Math.min(length, 2L * filled));
    }
  }

  private void fill(byte[] into, int from, int to) throws IOException {
    int at = from;
    while (at < to) {
      int got = read(into, at, to - at);
      if (got < 0) {
        throw new EOFException("the connection ended within a message");
      }
      at += got;
    }
  }

  private int read(byte[] into, int from, int count) throws IOException {
    while (true) {
      try {
        int got = in.read(into, from, count);
        asked = false;
        return got;
      } catch (SocketTimeoutException e) {
        if (asked) {
          throw new ConnectionEnded("nothing was heard of the other side, though it was asked");
        }
        asked = true;
        unheard.run();
      }
    }
  }
}
