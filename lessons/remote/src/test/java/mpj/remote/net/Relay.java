package mpj.remote.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Somebody in between: passes on what comes, remembers it, and may give it out in drops. */
public final class Relay implements AutoCloseable {
  private final ServerSocket socket;
  private final InetSocketAddress target;
  private final int dropBytes;
  private final long dropNanos;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  public final ByteArrayOutputStream toTarget = new ByteArrayOutputStream();
  public final ByteArrayOutputStream fromTarget = new ByteArrayOutputStream();

  public Relay(InetSocketAddress target) throws IOException {
    this(target, 1 << 16, 0);
  }

  /** One that passes on so many bytes at a time, and rests in between. */
  Relay(InetSocketAddress target, int dropBytes, long dropNanos) throws IOException {
    this.target = target;
    this.dropBytes = dropBytes;
    this.dropNanos = dropNanos;
    this.socket = new ServerSocket();
    socket.bind(new InetSocketAddress(target.getAddress(), 0));
    start(this::accept);
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            work.run();
          } catch (IOException e) {
            // one of the ends is closed
          }
        });
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = socket.accept();
      Socket server = new Socket(target.getAddress(), target.getPort());
      open.add(client);
      open.add(server);
      start(() -> pump(client, server, toTarget));
      start(() -> pump(server, client, fromTarget));
    }
  }

  private void pump(Socket from, Socket to, ByteArrayOutputStream copy) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[dropBytes];
      int count = in.read(bytes);
      while (count >= 0) {
        copy.write(bytes, 0, count);
        out.write(bytes, 0, count);
        if (dropNanos > 0) {
          LockSupport.parkNanos(dropNanos);
        }
        count = in.read(bytes);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket one : open) {
      one.close();
    }
  }
}
