package mpj.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import mpj.multiprocessing.manager.guest.GuestEntrance;
import mpj.multiprocessing.manager.guest.GuestListener;
import mpj.multiprocessing.manager.guest.GuestReception;
import mpj.remote.net.Capacity;
import mpj.remote.net.Identity;
import mpj.remote.net.Key;
import mpj.remote.net.Listener;

/**
 * How a manager's server listens for JVMs that are not processes of its tree. It travels to the
 * server with the server's task, in the stream that the process inherits. So the key is never in an
 * argument, an environment variable or shared memory.
 *
 * @param identity null for no TLS
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Listening(
    InetSocketAddress address, byte[] key, byte[] identity, AllowList allowed, Capacity capacity)
    implements GuestEntrance {

  /**
   * Checks what can be checked before the server exists.
   *
   * @throws IllegalArgumentException if the terms do not fit a server, or the address needs an
   *     identity for TLS
   */
  static Listening of(InetSocketAddress address, Key key, Terms terms) {
    Objects.requireNonNull(key, "a manager at an address needs a key; Key.random() makes one");
    if (terms.fingerprint() != null) {
      throw new IllegalArgumentException(
          "a fingerprint is what a client demands; to serve by TLS, give an Identity");
    }
    Identity identity = terms.identity();
    Listener.check(address, identity);
    byte[] shown = identity == null ? null : identity.bytes();
    return new Listening(address, key.bytes(), shown, terms.allowed(), terms.capacity());
  }

  @Override
  public GuestListener open(GuestReception reception) throws IOException {
    Identity shown = identity == null ? null : Identity.of(identity);
    return new Open(
        Listener.open(address, Key.of(key), shown, capacity, new Visitors(reception, allowed)));
  }

  /** The open listener, in the server. */
  private record Open(Listener listener) implements GuestListener {
    @Override
    public InetSocketAddress address() {
      return listener.address();
    }

    @Override
    public void close() {
      listener.close();
    }
  }

  /** Returns the address only: no secrets. */
  @Override
  public String toString() {
    return "Listening[" + address + "]";
  }
}
