package mpj.remote;

import mpj.remote.net.Capacity;
import mpj.remote.net.Fingerprint;
import mpj.remote.net.Identity;

/**
 * On what terms a manager and JVMs that are no children of it deal with each other: {@link
 * RemoteManager#serve} has its own, and each {@link RemoteManager#connect}.
 *
 * <pre>{@code
 * Terms.STANDARD.with(Identity.create()).allowing(Order.class)
 * }</pre>
 *
 * @param identity what a server shows of itself in TLS; null for none
 * @param fingerprint the identity that a client demands of the server in TLS; null for none
 * @param allowed the classes of which objects are taken from the other side
 * @param capacity how much is taken on
 */
public record Terms(
    Identity identity, Fingerprint fingerprint, AllowList allowed, Capacity capacity) {
  /** No TLS, values of the JDK only and no lambdas, {@link Capacity#STANDARD}. */
  public static final Terms STANDARD =
      new Terms(null, null, AllowList.standard(), Capacity.STANDARD);

  /** The same with TLS, for {@link RemoteManager#serve}. */
  public Terms with(Identity shown) {
    return new Terms(shown, fingerprint, allowed, capacity);
  }

  /** The same with TLS, for {@link RemoteManager#connect}. */
  public Terms with(Fingerprint demanded) {
    return new Terms(identity, demanded, allowed, capacity);
  }

  /** The same with another capacity. */
  public Terms with(Capacity other) {
    return new Terms(identity, fingerprint, allowed, other);
  }

  /**
   * The same, and objects of these classes are taken, too; of a registered interface, the proxies
   * of its objects.
   *
   * @throws IllegalArgumentException as {@link AllowList#and} does
   */
  public Terms allowing(Class<?>... classes) {
    return new Terms(identity, fingerprint, allowed.and(classes), capacity);
  }

  /**
   * The same, and lambdas that are written in allowed classes are taken, too: the other side can
   * have that code run here.
   */
  public Terms allowingLambdas() {
    return new Terms(identity, fingerprint, allowed.andLambdas(), capacity);
  }
}
