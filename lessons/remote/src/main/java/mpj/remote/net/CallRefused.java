package mpj.remote.net;

import java.io.IOException;

/**
 * The listener did not take up this call, or could not answer it; the connection lives on. The
 * message says why.
 */
public final class CallRefused extends IOException {
  private static final long serialVersionUID = 1L;

  CallRefused(String message) {
    super(message);
  }
}
