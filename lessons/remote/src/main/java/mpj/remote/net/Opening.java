package mpj.remote.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * The thread of a client's connection, which opens it and then reads. So whoever opens it only
 * waits, can be interrupted, and gives up in time, whatever the other side does.
 */
final class Opening implements Runnable {
  private final InetSocketAddress address;
  private final Key key;
  private final Fingerprint pin;
  private final Capacity capacity;
  private final PeerConnection.Receiving receiving;
  private final Socket raw = new Socket();
  private final Thread thread;
  private Line line;
  private IOException failure;

  Opening(
      InetSocketAddress address,
      Key key,
      Fingerprint pin,
      Capacity capacity,
      PeerConnection.Receiving receiving) {
    this.address = address;
    this.key = key;
    this.pin = pin;
    this.capacity = capacity;
    this.receiving = receiving;
    this.thread =
        new LibraryThread("mpj-connection-" + address.getPort(), this).runsCodeOfItsStarter();
  }

  Thread thread() {
    return thread;
  }

  synchronized Line line() {
    return line;
  }

  /** Opens it, or fails in time and leaves nothing. */
  void await() throws IOException, InterruptedException {
    boolean open = false;
    try {
      thread.start();
      open = awaitLine();
    } finally {
      if (!open) {
        Secured.close(raw);
      }
    }
  }

  private synchronized boolean awaitLine() throws IOException, InterruptedException {
    long until = System.nanoTime() + Handshake.PATIENCE.toNanos();
    while (line == null && failure == null) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        failure = // also for the thread: it is too late for a line
            new HandshakeRefused(
                "the other side did not finish the handshake: address="
                    + address
                    + ", seconds="
                    + Handshake.PATIENCE.toSeconds()
                    + "; does a listener run there, and is TLS used on both sides or on none?");
        break;
      }
      wait(left / 1_000_000 + 1);
    }
    if (failure != null) {
      failure.fillInStackTrace();
      throw failure;
    }
    return true;
  }

  @Override
  public void run() {
    try {
      Secured to = connect();
      int takes = new Handshake(to, key).asClient(capacity.messageBytes());
      Line made = new Line(to, capacity, takes, receiving);
      if (done(made, null)) {
        made.run();
        receiving.pending().endAll(made.reason() + ": address=" + address);
      }
    } catch (IOException e) {
      done(null, e);
    } catch (RuntimeException | Error e) {
      done(null, new IOException("the connection failed: address=" + address, e));
      receiving.pending().endAll("the thread that reads failed: cause=" + e);
    } finally {
      Secured.close(raw);
    }
  }

  private Secured connect() throws IOException {
    try {
      raw.connect(address);
    } catch (IOException e) {
      throw new IOException(
          "cannot connect: address="
              + address
              + ", cause="
              + e.getMessage()
              + "; does a listener run there?",
          e);
    }
    return Secured.connecting(raw, pin);
  }

  private synchronized boolean done(Line made, IOException why) {
    if (failure == null && line == null) {
      line = made;
      failure = why;
    }
    notifyAll();
    return line == made && made != null;
  }
}
