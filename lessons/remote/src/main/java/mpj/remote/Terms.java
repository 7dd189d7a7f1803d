package mpj.remote;

import mpj.remote.net.Capacity;
import mpj.remote.net.Fingerprint;
import mpj.remote.net.Identity;

/**
 * The conditions on which a manager and JVMs outside of its tree talk to each other. {@link
 * RemoteManager#serve} takes terms, and so does each {@link RemoteManager#connect}. Terms never
 * change: each method returns other terms.
 *
 * <pre>{@code
 * Terms.STANDARD.with(Identity.create()).allowing(Order.class)
 * }</pre>
 *
 * @param identity what a server identifies itself by in TLS; null for none
 * @param fingerprint the identity that a client demands of the server in TLS; null for none
 * @param allowed the classes of which objects are accepted from the other side
 * @param capacity the limits of connections, calls and bytes
 */
public record Terms(
    Identity identity, Fingerprint fingerprint, AllowList allowed, Capacity capacity) {
  /** No TLS, the JDK's value classes without lambdas, {@link Capacity#STANDARD}. */
  public static final Terms STANDARD =
      new Terms(null, null, AllowList.standard(), Capacity.STANDARD);

  /** Returns these terms with TLS for a server, see {@link RemoteManager#serve}. */
  public Terms with(Identity shown) {
    return new Terms(shown, fingerprint, allowed, capacity);
  }

  /** Returns these terms with TLS for a client, see {@link RemoteManager#connect}. */
  public Terms with(Fingerprint demanded) {
    return new Terms(identity, demanded, allowed, capacity);
  }

  /** Returns these terms with another capacity. */
  public Terms with(Capacity other) {
    return new Terms(identity, fingerprint, allowed, other);
  }

  /**
   * Returns these terms, with objects of more classes accepted. To name a registered interface
   * allows the proxies of its objects.
   *
   * @throws IllegalArgumentException as {@link AllowList#and} does
   */
  public Terms allowing(Class<?>... classes) {
    return new Terms(identity, fingerprint, allowed.and(classes), capacity);
  }

  /**
   * Returns these terms, with lambdas accepted that are written in allowed classes. The other side
   * can then choose which of that code runs here.
   */
  public Terms allowingLambdas() {
    return new Terms(identity, fingerprint, allowed.andLambdas(), capacity);
  }
}
