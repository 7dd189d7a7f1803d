package mpj.multiprocessing.manager;

import java.io.Serializable;
import java.net.InetSocketAddress;
import java.util.Objects;
import mpj.multiprocessing.net.Capacity;
import mpj.multiprocessing.net.Identity;
import mpj.multiprocessing.net.Key;
import mpj.multiprocessing.net.Listener;
import mpj.multiprocessing.wire.AllowList;

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
    implements Serializable {

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

  Key sharedKey() {
    return Key.of(key);
  }

  Identity shownIdentity() {
    return identity == null ? null : Identity.of(identity);
  }

  /** Says nothing of the secrets. */
  @Override
  public String toString() {
    return "Listening[" + address + "]";
  }
}
