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
 * A manager that JVMs outside of its process tree can use, too: programs that were started in other
 * ways, on this machine or on another. One program {@linkplain #serve serves} the manager at an
 * address. Other programs {@linkplain #connect connect} to it and use it like any other manager.
 * Python's {@code BaseManager} with an address and an {@code authkey}.
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
 * <p>A manager that is served ends with {@link #close}, or when the program that serves it ends.
 * The processes of that program's tree use it like any other manager.
 *
 * <p><b>What happens if a process dies here.</b> What {@link Manager} says is true for connected
 * JVMs, too. If a connected JVM is killed, the server notices at once and frees what that JVM held.
 * If its machine disappears from the network, the server notices after twice {@link
 * mpj.remote.net.Capacity#silence}. If the server dies, all calls throw {@link
 * mpj.multiprocessing.manager.ManagerGone}, also calls that had begun.
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
   * @param shown the part of {@link #form} after the {@code #}
   */
  public static RemoteManager attach(long handle, String shown) {
    String[] parts = shown.split(" ", -1);
    var address =
        new InetSocketAddress(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
    return new RemoteManager(
        handle, address, parts[2].isEmpty() ? null : Fingerprint.parse(parts[2]));
  }

  /**
   * Returns the class name and what this object knows besides its handle: the address and the
   * fingerprint. They travel to other processes of the tree with it.
   */
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

  /**
   * Serves a manager to JVMs on this machine, at any free port of the loopback address.
   *
   * @throws IOException if the server cannot listen
   */
  public static RemoteManager serve(Key key) throws IOException {
    return serve(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), key);
  }

  /**
   * Serves a manager at an address, with {@link Terms#STANDARD}.
   *
   * @param address port 0 stands for any free port; {@link #address} returns which one
   * @throws IllegalArgumentException if other machines can reach the address: that needs terms with
   *     an identity for TLS
   * @throws IOException if the address is in use, or does not belong to this machine
   */
  public static RemoteManager serve(InetSocketAddress address, Key key) throws IOException {
    return serve(address, key, Terms.STANDARD);
  }

  /**
   * Serves a manager at an address to JVMs that are not processes of this tree. JVMs that know the
   * key can {@link #connect}. Then they can create hosted objects, and {@link #find} objects that
   * were {@linkplain #offer offered}. An address can be used again as soon as its earlier manager
   * has ended.
   *
   * @param address port 0 stands for any free port; {@link #address} returns which one
   * @throws IllegalArgumentException if other machines can reach the address, and the terms have no
   *     identity for TLS
   * @throws IOException if the address is in use, or does not belong to this machine
   */
  public static RemoteManager serve(InetSocketAddress address, Key key, Terms terms)
      throws IOException {
    Listening how = Listening.of(address, key, terms);
    return new RemoteManager(Context.standard(), how, null, terms);
  }

  /**
   * Serves a manager at an address, and chooses how its server starts.
   *
   * @param context starts the server
   * @param initializer what the server runs before it listens; it can fail as {@linkplain
   *     Manager#Manager(Context, Task) here}
   * @throws IllegalArgumentException if other machines can reach the address, and the terms have no
   *     identity for TLS
   * @throws IOException if the address is in use, or does not belong to this machine
   */
  public static RemoteManager serve(
      InetSocketAddress address, Key key, Terms terms, Context context, Task initializer)
      throws IOException {
    Listening how = Listening.of(address, key, terms);
    Objects.requireNonNull(initializer, "initializer");
    return new RemoteManager(context, how, initializer, terms);
  }

  /**
   * Connects to a manager that is served on this machine, with {@link Terms#STANDARD}.
   *
   * @throws IllegalArgumentException if the address is not a loopback address
   * @throws mpj.remote.net.HandshakeRefused if one side refuses the other, for example because the
   *     keys differ
   * @throws IOException if no server listens at the address
   */
  public static RemoteManager connect(InetSocketAddress address, Key key)
      throws IOException, InterruptedException {
    return connect(address, key, Terms.STANDARD);
  }

  /**
   * Connects to a manager that is {@linkplain #serve served} at an address. The returned manager is
   * used like any other, but its proxies work only in this process, and its registered types are
   * those of the server. {@link #close} ends the connection, and the server frees what this JVM
   * held. The garbage collector does the same when nothing refers to the manager or its proxies any
   * more.
   *
   * <p>Each side accepts only objects of classes that its own {@link Terms} allow.
   *
   * @throws IllegalArgumentException if the address is not a loopback address, and the terms name
   *     no fingerprint for TLS
   * @throws mpj.remote.net.HandshakeRefused if one side refuses the other, for example because the
   *     keys differ
   * @throws IOException if no server listens at the address
   * @throws InterruptedException if the thread was interrupted before it was connected
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

  /** Returns the address at which the manager listens. */
  public InetSocketAddress address() {
    return address;
  }

  /**
   * Returns the fingerprint that clients must name. It is empty if the manager is served without
   * TLS.
   */
  public Optional<Fingerprint> fingerprint() {
    return Optional.ofNullable(fingerprint);
  }
}
