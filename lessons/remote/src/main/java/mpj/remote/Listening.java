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
 * How a manager's server is to listen for JVMs that are no children. It travels to the server with
 * its task, so by the stream that the process inherits: the key is in no argument, environment or
 * shared memory.
 *
 * @param identity null for no TLS
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Listening(
    InetSocketAddress address, byte[] key, byte[] identity, AllowList allowed, Capacity capacity)
    implements GuestEntrance {

  /**
   * Checks what can be checked before there is a server.
   *
   * @throws IllegalArgumentException if something is missing or does not fit
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

  /** The open one, in the server. */
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

  /** Says nothing of the secrets. */
  @Override
  public String toString() {
    return "Listening[" + address + "]";
  }
}
