package mpj.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import mpj.multiprocessing.manager.guest.GuestConnection;
import mpj.remote.net.CallRefused;
import mpj.remote.net.PeerConnection;

/** A client's connection to a manager that listens at an address. */
record RemoteConnection(InetSocketAddress address, PeerConnection peer) implements GuestConnection {
  @Override
  public byte[] call(byte[] request, int length) throws IOException, InterruptedException {
    try {
      return peer.callThrough(request, length);
    } catch (CallRefused e) {
      throw new IllegalStateException(
          "the manager did not take up the call: address=" + this + " cause=" + e.getMessage(), e);
    }
  }

  @Override
  public void tell(byte[] message, int length) {
    peer.tell(message, length);
  }

  @Override
  public boolean isOpen() {
    return peer.isOpen();
  }

  @Override
  public void leave() {
    peer.leave();
  }

  @Override
  public void close() {
    peer.close();
  }

  /** Returns {@code /127.0.0.1:40123}. */
  @Override
  public String toString() {
    return address.toString();
  }
}
