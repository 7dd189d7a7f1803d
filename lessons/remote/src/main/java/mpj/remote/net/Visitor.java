package mpj.remote.net;

import java.io.IOException;
import java.net.Socket;

/** One that was accepted: proves itself, and then is a peer until its end. Runs in its thread. */
final class Visitor implements Runnable {
  private final Socket raw;
  private final Listener listener;
  private final long deadline = System.nanoTime() + Handshake.PATIENCE.toNanos();
  private volatile String turnedAway;

  Visitor(Socket raw, Listener listener) {
    this.raw = raw;
    this.listener = listener;
  }

  /** When its handshake must be done, by {@link System#nanoTime}. */
  long deadline() {
    return deadline;
  }

  void turnAway(String why) {
    turnedAway = why;
    Secured.close(raw);
  }

  @Override
  public void run() {
    try {
      listener.serve(raw, this);
    } catch (IOException | RuntimeException e) {
      if (turnedAway == null) {
        turnedAway = e.getMessage() == null ? e.toString() : e.getMessage();
      }
      listener.refused(raw, turnedAway);
    } finally {
      Secured.close(raw);
      listener.left(this);
    }
  }
}
