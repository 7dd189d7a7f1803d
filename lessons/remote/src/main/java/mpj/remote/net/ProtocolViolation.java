package mpj.remote.net;

import java.io.IOException;

/** The other side, though it knows the key, sent what no honest one sends. */
final class ProtocolViolation extends IOException {
  private static final long serialVersionUID = 1L;

  ProtocolViolation(String message) {
    super(message);
  }
}
