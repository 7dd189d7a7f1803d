package mpj.remote.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Accepts like a listener, and does with each client what the test likes. */
final class FakeListener implements AutoCloseable {
  private final ServerSocket socket;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  interface Conduct {
    void meet(Socket client) throws Exception;
  }

  FakeListener(InetSocketAddress address, Conduct conduct) throws IOException {
    socket = new ServerSocket();
    socket.bind(address);
    Thread.ofPlatform().daemon().start(() -> accept(conduct));
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private void accept(Conduct conduct) {
    try {
      while (true) {
        Socket client = socket.accept();
        open.add(client);
        Thread.ofPlatform().daemon().start(() -> meet(conduct, client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private static void meet(Conduct conduct, Socket client) {
    try {
      conduct.meet(client);
    } catch (Exception e) {
      // the client's test sees what came of it
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
