package mpj.remote.net;

import java.io.IOException;

/**
 * The connection has ended, so no answer can come any more. A call under way may have taken effect
 * or not. The message says why it ended.
 */
public final class ConnectionEnded extends IOException {
  private static final long serialVersionUID = 1L;

  ConnectionEnded(String message) {
    super(message);
  }
}
