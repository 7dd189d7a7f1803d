package mpj.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.manager.Manager;
import mpj.remote.net.Fingerprint;
import mpj.remote.net.Key;
import mpj.remote.net.MessageTooLarge;
import mpj.remote.net.PeerConnection;

/**
 * A manager for JVMs that are no processes of its tree, too: programs that were started otherwise,
 * here or on other machines. One program {@linkplain #serve serves} it at an address, others
 * {@linkplain #connect connect} and use it as any other. Python's {@code BaseManager} with an
 * address and an {@code authkey}.
 *
 * <pre>{@code
 * try (var manager = RemoteManager.serve(key)) {          // one program
 *   manager.offer("guests", manager.list());
 *   ...
 * }
 * try (var manager = RemoteManager.connect(address, key)) {   // another one
 *   ManagedList<String> guests = manager.find("guests", ManagedList.class);
 *   guests.add("me");
 * }
 * }</pre>
 *
 * <p>A manager that is served ends with {@link #close}, or with the program that serves it. The
 * processes of that program's tree use it as any other manager.
 *
 * <p><b>What happens if a process dies here.</b> What stands in {@link Manager} holds for JVMs that
 * are connected, too: if one of them is killed, it is noticed at once, and what it held is free; if
 * its machine vanishes, after twice {@link mpj.remote.net.Capacity#silence}. If the server dies,
 * all calls, those under way too, throw {@link mpj.multiprocessing.manager.ManagerGone}.
 */
public final class RemoteManager extends Manager {
  private static final long serialVersionUID = 1L;

  private final transient InetSocketAddress address;
  private final transient Fingerprint fingerprint;

  private RemoteManager(Context context, Listening how, Task initializer, Terms terms)
      throws IOException {
    super(context, how, initializer);
    this.address = listen();
    this.fingerprint = terms.identity() == null ? null : terms.identity().fingerprint();
  }

  private RemoteManager(RemoteConnection connection, Terms terms) throws InterruptedException {
    super(connection, terms.allowed().and(MessageTooLarge.class));
    this.address = connection.address();
    this.fingerprint = terms.fingerprint();
  }

  private RemoteManager(long handle, InetSocketAddress address, Fingerprint fingerprint) {
    super(handle);
    this.address = address;
    this.fingerprint = fingerprint;
  }

  /**
   * Returns the manager that another process of its tree sent.
   *
   * @param shown what {@link #form} says of it
   */
  public static RemoteManager attach(long handle, String shown) {
    String[] parts = shown.split(" ", -1);
    var address =
        new InetSocketAddress(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
    return new RemoteManager(
        handle, address, parts[2].isEmpty() ? null : Fingerprint.parse(parts[2]));
  }

  /** Goes to other processes of the tree with what it knows of itself. */
  @Override
  public String form() {
    return getClass().getName()
        + "#"
        + address.getAddress().getHostAddress()
        + " "
        + address.getPort()
        + " "
        + fingerprint().map(Fingerprint::toString).orElse("");
  }

  /** A manager that other JVMs of this machine can use, too, at any free port. */
  public static RemoteManager serve(Key key) throws IOException {
    return serve(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), key);
  }

  /** A manager that other JVMs can use, too, at an address. */
  public static RemoteManager serve(InetSocketAddress address, Key key) throws IOException {
    return serve(address, key, Terms.STANDARD);
  }

  /**
   * A manager that JVMs which are no children can use, too: those that know the key, by {@link
   * #connect}. They can have it host objects, and {@link #find} those that are {@linkplain #offer
   * offered}. An address that was served at before can be used again at once.
   *
   * @param address with port 0 for any free port; {@link #address} tells which
   * @throws IllegalArgumentException if others than this machine can reach the address, and the
   *     terms have no identity for TLS
   * @throws IOException if the address is in use, or not this machine's
   */
  public static RemoteManager serve(InetSocketAddress address, Key key, Terms terms)
      throws IOException {
    Listening how = Listening.of(address, key, terms);
    return new RemoteManager(Context.standard(), how, null, terms);
  }

  /**
   * The same with the context that starts the server, and an initializer that the server runs
   * before it listens; it can fail as {@linkplain Manager#Manager(Context, Task) here}.
   */
  public static RemoteManager serve(
      InetSocketAddress address, Key key, Terms terms, Context context, Task initializer)
      throws IOException {
    Listening how = Listening.of(address, key, terms);
    Objects.requireNonNull(initializer, "initializer");
    return new RemoteManager(context, how, initializer, terms);
  }

  /** Connects to a manager that is served on this machine. */
  public static RemoteManager connect(InetSocketAddress address, Key key)
      throws IOException, InterruptedException {
    return connect(address, key, Terms.STANDARD);
  }

  /**
   * Connects to a manager that is {@linkplain #serve served} at an address, and returns it, to be
   * used as any other. Its proxies are of use in this process only, and registered types are the
   * server's. {@link #close} ends the connection, and with it what was held by it. So does the
   * JVM's garbage collector, when nothing leads to the manager or to one of its proxies any more.
   *
   * <p>Each side takes from the other only objects of classes that its {@link Terms} allow.
   *
   * @throws IllegalArgumentException if the address is not loopback, and the terms name no
   *     fingerprint for TLS
   * @throws mpj.remote.net.HandshakeRefused if one side does not let the other in, because the keys
   *     differ for example
   * @throws IOException if nobody listens there
   */
  public static RemoteManager connect(InetSocketAddress address, Key key, Terms terms)
      throws IOException, InterruptedException {
    Objects.requireNonNull(key, "give the key of the manager");
    if (terms.identity() != null) {
      throw new IllegalArgumentException(
          "an identity is what a server shows; to connect by TLS, name its Fingerprint");
    }
    PeerConnection peer =
        PeerConnection.open(address, key, terms.fingerprint(), terms.capacity(), _ -> {});
    return new RemoteManager(new RemoteConnection(address, peer), terms);
  }

  /** Returns where the manager listens. */
  public InetSocketAddress address() {
    return address;
  }

  /** Returns what clients must name if the manager is served by TLS. */
  public Optional<Fingerprint> fingerprint() {
    return Optional.ofNullable(fingerprint);
  }
}
