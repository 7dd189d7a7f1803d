package mpj.multiprocessing.channel;

import java.io.EOFException;

/**
 * Thrown when everything has been received and no process is left that could send more: all have
 * closed the other end, or have ended. Python's {@code EOFError}.
 */
public final class EndOfPipe extends EOFException {
  private static final long serialVersionUID = 1L;

  EndOfPipe(String message) {
    super(message);
  }
}
