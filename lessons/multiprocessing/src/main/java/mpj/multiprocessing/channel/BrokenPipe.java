package mpj.multiprocessing.channel;

import java.io.IOException;

/**
 * Thrown when a message cannot be sent because no process is left that could receive it: all have
 * closed the other end, or have ended. Python's {@code BrokenPipeError}.
 */
public final class BrokenPipe extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenPipe(String message) {
    super(message);
  }
}
