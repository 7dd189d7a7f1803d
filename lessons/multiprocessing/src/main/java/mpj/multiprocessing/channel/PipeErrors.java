package mpj.multiprocessing.channel;

import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.UndecodableException;

/** The exceptions for a connection that does not send or does not receive a message. */
final class PipeErrors {
  static IllegalStateException closed(Connection connection) {
    return new IllegalStateException("the connection is closed: connection=" + connection);
  }

  static UncrossableException tooLong(int length) {
    return new UncrossableException(
        "the message is too long: bytes="
            + length
            + " limit="
            + MessageLimit.BYTES
            + "; send it in parts, or raise the context's messageLimit");
  }

  /**
   * Throws the exception for a message that a {@link LaneWriter} did not send.
   *
   * @param why the reason, a constant of the writer
   */
  static void throwUnsent(Connection connection, long why, int length) throws BrokenPipe {
    if (why == LaneWriter.CLOSED) {
      throw closed(connection);
    }
    if (why == LaneWriter.REFUSED) {
      throw new UncrossableException(
          "the receiver admits no message so long, or has no memory for it: bytes="
              + length
              + " connection="
              + connection
              + "; send it in parts, or give the receiver's context a higher messageLimit or a"
              + " larger heap");
    }
    throw new BrokenPipe(
        why == LaneWriter.NOISE
            ? "the pipe was given up because of noise in it: connection=" + connection
            : "no process holds the other end any more: connection=" + connection);
  }

  /**
   * Throws the exception for a message that a {@link LaneReader} did not take.
   *
   * @param why the reason, a constant of the reader
   */
  static void throwUnreceived(Connection connection, long why, int length) throws EndOfPipe {
    if (why == LaneReader.CLOSED) {
      throw closed(connection);
    }
    if (why == LaneReader.END) {
      throw new EndOfPipe(
          "no process holds the other end any more, and all was received: connection="
              + connection);
    }
    if (why == LaneReader.NOISE) {
      throw new MalformedMessageException(
          "what lies in the pipe is no message, it is given up: connection=" + connection);
    }
    if (length > MessageLimit.BYTES) {
      throw new MalformedMessageException(
          "a message was refused because it is too long: bytes="
              + length
              + " limit="
              + MessageLimit.BYTES
              + " connection="
              + connection
              + "; raise the context's messageLimit");
    }
    throw new UndecodableException(
        "not enough memory for the next message, it is gone: bytes="
            + length
            + " connection="
            + connection
            + "; send less at a time, or give this process a larger heap");
  }

  private PipeErrors() {}
}
