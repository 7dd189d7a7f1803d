package mpj.remote.net;

import java.net.InetSocketAddress;

/** What an address demands. */
final class Reach {
  private Reach() {}

  /**
   * Checks that everything beyond this machine goes through TLS.
   *
   * @param missing what to give for TLS
   */
  static void check(InetSocketAddress address, boolean tls, String missing) {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(
          "the host has no known address: host="
              + address.getHostString()
              + "; is it spelt right?");
    }
    if (!tls && !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "beyond loopback there must be TLS: address="
              + address
              + "; give "
              + missing
              + ", or use a loopback address");
    }
  }
}
