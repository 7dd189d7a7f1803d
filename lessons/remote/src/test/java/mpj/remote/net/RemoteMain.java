package mpj.remote.net;

import java.io.IOException;

/** Another JVM, no child of the library's: a listener, or a client with a call under way. */
final class RemoteMain {
  private RemoteMain() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("listen")) {
      Desk desk = new Desk();
      try (Listener listener = desk.listen()) {
        IO.println(listener.address().getPort());
        var _ = System.in.read(); // until the test is gone
      }
    } else {
      var address = Desk.loopback(Integer.parseInt(arguments[1]));
      try (var connection =
          PeerConnection.open(address, Desk.KEY, null, Capacity.STANDARD, message -> {})) {
        connection.call(Desk.keep(), 1);
      } catch (IOException e) {
        throw new AssertionError("the listener ended first", e);
      }
    }
  }
}
