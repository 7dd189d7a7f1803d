package mpj.remote.net;

import java.io.IOException;

/**
 * No connection came about, because one side did not let the other in: another key, another
 * certificate, no free place, no peer of this kind, or no answer in time. The message says which,
 * and what to do.
 */
public final class HandshakeRefused extends IOException {
  private static final long serialVersionUID = 1L;

  HandshakeRefused(String message) {
    super(message);
  }

  HandshakeRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
