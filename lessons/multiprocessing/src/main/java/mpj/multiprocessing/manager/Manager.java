package mpj.multiprocessing.manager;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.net.Fingerprint;
import mpj.multiprocessing.net.Key;
import mpj.multiprocessing.structure.ManagerState;
import mpj.multiprocessing.wire.Shared;

/**
 * A server process that hosts objects for all processes of the tree. Python's {@code
 * multiprocessing.Manager}.
 *
 * <pre>{@code
 * try (var manager = new Manager()) {
 *   List<Integer> shared = manager.list();
 *   var child = new ChildProcess(() -> shared.add(42));
 *   child.start();
 *   child.join();
 *   IO.println(shared);           // [42]
 * }
 * }</pre>
 *
 * <p>What it gives out are proxies: each method is a call to the server, a round trip that takes
 * microseconds, and each argument and result is a copy. A proxy may be captured by tasks, put into
 * queues and into other hosted objects; the manager itself may, too, and then others can have it
 * host objects. Only the process that made it can shut it down; if that process does not, and
 * nothing in it leads to the manager any more, the server ends when nobody else has a proxy, unless
 * the manager itself was sent to another process, or is served: then at the program's end. JVMs
 * that are no processes of the tree use a manager that is made by {@link #serve}, by {@link
 * #connect}.
 *
 * <p>An object lives as long as a process has a proxy of it or a message on its way mentions it.
 * Then the server lets go of it; this process tells it of a proxy that is garbage when it next uses
 * one. A message that is read more than once, as a stored task is, counts for the first time only:
 * keep the proxy until then. Hosted objects that hold one another in a circle stay.
 *
 * <p><b>What it costs.</b> 4,800 bytes of the tree's shared memory, and 512 for each thread that
 * calls it. What it hosts lies in the memory of the server, which is a JVM. All of this is free
 * again once the server has ended and no process has the manager or a proxy any more, nor a message
 * on its way that mentions one; a proxy that is garbage counts until its process next uses one. So
 * there may be any number of managers in the life of a tree, but at most 65,535 at a time.
 *
 * <p><b>What happens if a process dies here.</b> If a client dies in a call, the call takes effect
 * or does not, and nobody else notices; within two seconds what it held is free and what only it
 * referred to is gone. A call that waits for something, for a lock or an item say, does not get it
 * any more. If the server dies, what it hosted is lost: every call, those under way too, throws
 * {@link ManagerGone} within two seconds. If the process that made the manager dies, the server
 * ends with it. All of this holds for JVMs that are connected, too; what one of them held is free
 * when its connection ends. If the server is stopped, calls wait: see {@link CallInterrupted}.
 */
public final class Manager extends StandardTypes implements AutoCloseable, Shared {
  private static final long serialVersionUID = 1L;

  /** What makes objects of a registered type; it runs in the server. */
  @FunctionalInterface
  public interface Factory<T> extends Serializable {
    T make() throws Exception;
  }

  /** What makes objects of a registered type from an argument; it runs in the server. */
  @FunctionalInterface
  public interface FactoryFrom<A, T> extends Serializable {
    T make(A argument) throws Exception;
  }

  private final transient Way way;
  private final transient Link self;

  /** Null in who was only given the manager, or is connected to it. */
  private final transient ServerProcess server;

  /** Where it listens, as far as this object knows. */
  private final transient InetSocketAddress address;

  private final transient Fingerprint fingerprint;

  /** A manager whose server is started by the standard context. */
  public Manager() {
    this(Context.standard());
  }

  /**
   * A manager whose server is started by the context, with a larger heap for example. Returns when
   * the process exists; calls made before it is ready wait for it.
   *
   * @throws mpj.multiprocessing.ProcessStartException if the system refuses another process
   */
  public Manager(Context context) {
    this(new ServerProcess(context, null));
  }

  /**
   * A manager whose server first of all runs something: to set up what the objects that it hosts
   * need there, a connection to a database for example. Python's {@code SyncManager.start} with an
   * initializer. Returns when that has been done, whatever time it takes.
   *
   * @throws IllegalStateException if the initializer throws, with what it threw as the cause
   * @throws ManagerGone if the server ends in the initializer
   * @throws CallInterrupted if the wait for the initializer was interrupted
   * @throws mpj.multiprocessing.wire.UncrossableException if the initializer cannot be sent
   * @throws mpj.multiprocessing.ProcessStartException if the system refuses another process. In all
   *     these cases nothing is left of the server
   */
  public Manager(Context context, Task initializer) {
    this(started(context, checked(initializer)));
  }

  private static ServerProcess started(Context context, Task initializer) {
    return new ServerProcess(context, null).initializedBy(initializer);
  }

  private static Task checked(Task initializer) {
    return Objects.requireNonNull(initializer, "initializer");
  }

  private Manager(ServerProcess server) {
    this(server.way(), server, null, null);
  }

  private Manager(
      Way way, ServerProcess server, InetSocketAddress address, Fingerprint fingerprint) {
    this.way = way;
    this.self = Link.toManager(way);
    this.server = server == null || address != null ? server : server.endWhenUnneeded();
    this.address = address;
    this.fingerprint = fingerprint;
  }

  /** Returns the manager that another process sent: to have it host objects. */
  public static Manager attach(long handle) {
    TreeWay way = TreeWay.to(ManagerState.at(Tree.current(), handle));
    return new Manager(way, null, null, null);
  }

  /** A manager that other JVMs of this machine can use, too, at any free port. */
  public static Manager serve(Key key) throws IOException {
    return serve(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), key);
  }

  /** A manager that other JVMs can use, too, at an address. */
  public static Manager serve(InetSocketAddress address, Key key) throws IOException {
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
  public static Manager serve(InetSocketAddress address, Key key, Terms terms) throws IOException {
    Listening how = Listening.of(address, key, terms);
    return listening(new ServerProcess(Context.standard(), how), address, terms);
  }

  /**
   * The same with the context that starts the server, and an initializer that the server runs
   * before it listens; it can fail as {@linkplain #Manager(Context, Task) here}.
   */
  public static Manager serve(
      InetSocketAddress address, Key key, Terms terms, Context context, Task initializer)
      throws IOException {
    Listening how = Listening.of(address, key, terms);
    Task first = checked(initializer);
    return listening(new ServerProcess(context, how).initializedBy(first), address, terms);
  }

  private static Manager listening(ServerProcess server, InetSocketAddress address, Terms terms)
      throws IOException {
    Fingerprint shown = terms.identity() == null ? null : terms.identity().fingerprint();
    return new Manager(server.way(), server, server.listen(address), shown);
  }

  /** Connects to a manager that is served on this machine. */
  public static Manager connect(InetSocketAddress address, Key key)
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
   * @throws mpj.multiprocessing.net.HandshakeRefused if one side does not let the other in, because
   *     the keys differ for example
   * @throws IOException if nobody listens there
   */
  public static Manager connect(InetSocketAddress address, Key key, Terms terms)
      throws IOException, InterruptedException {
    Objects.requireNonNull(key, "give the key of the manager");
    if (terms.identity() != null) {
      throw new IllegalArgumentException(
          "an identity is what a server shows; to connect by TLS, name its Fingerprint");
    }
    Way way = RemoteWay.open(address, key, terms);
    return new Manager(way, null, address, terms.fingerprint());
  }

  /**
   * Returns where the manager listens.
   *
   * @throws IllegalStateException if this object did not come from {@link #serve} or {@link
   *     #connect}
   */
  public InetSocketAddress address() {
    if (address == null) {
      throw new IllegalStateException(
          "known only where it is served or connected to: manager="
              + this
              + "; Manager.serve makes a manager at an address");
    }
    return address;
  }

  /** Returns what clients must name if the manager is served by TLS. */
  public Optional<Fingerprint> fingerprint() {
    return Optional.ofNullable(fingerprint);
  }

  /**
   * Publishes a hosted object by a name, for {@link #find}, in place of what was offered by that
   * name before. The manager keeps it until its end.
   *
   * @param proxy of an object that this manager hosts
   * @throws IllegalArgumentException if it is none
   */
  public void offer(String name, Object proxy) {
    Proxies.requireHosted(way, name, proxy);
    call(Maker.OFFER, name, proxy);
  }

  /**
   * Returns a proxy of an object that was offered by a name.
   *
   * @param type {@code ManagedList.class}, for example, or the interface of a registered type
   * @throws java.util.NoSuchElementException if nothing is offered by that name; it says what is
   * @throws ClassCastException if that is of another type
   */
  @SuppressWarnings("unchecked") // the type is checked; what it holds is the caller's word
  public <T> T find(String name, Class<? super T> type) {
    way.expect(type);
    Object proxy = call(Maker.FIND, name);
    Proxies.requireType(type, name, proxy);
    return (T) proxy;
  }

  @Override
  public long handle() {
    return way.handle();
  }

  /** Who has got it may use it until its own end: nobody counts these. */
  @Override
  public void departs() {
    self.departs();
  }

  @Override
  public void stays() {
    self.stays();
  }

  @Override
  Link host(int type) {
    way.requireOpen();
    return Link.host(way, type);
  }

  @Override
  Object call(int method, Object... arguments) {
    way.requireOpen();
    return self.call(method, arguments);
  }

  /**
   * Has the manager host objects of a type of yours, for all processes: by {@link #create}.
   *
   * @param type an interface: its methods, and no others, can be called from other processes
   * @param factory makes an object in the server each time; a constructor or a lambda, for example
   * @throws IllegalArgumentException if the type is no interface, or has a method that every proxy
   *     has for itself
   * @throws IllegalStateException if it is registered already
   */
  public <T> void register(Class<T> type, Factory<? extends T> factory) {
    Methods.check(type);
    call(Maker.REGISTER, type, factory);
  }

  /** The same with what makes an object from an argument. */
  public <T, A> void register(Class<T> type, FactoryFrom<A, ? extends T> factory) {
    Methods.check(type);
    call(Maker.REGISTER, type, factory);
  }

  /**
   * Hosts a new object of a registered type. Each call of the proxy that this returns has the
   * object for itself, may take long, and throws what the object's method throws. Calls of other
   * objects go on meanwhile. A method that waits for another call of the same object uses {@code
   * wait} and {@code notifyAll} of that object, whose monitor each call has: while it waits, other
   * calls come in. Two proxies of the same object are equal.
   *
   * @throws IllegalArgumentException if no such type was registered, by any process, or its factory
   *     takes an argument
   */
  public <T> T create(Class<T> type) {
    way.expect(type);
    return type.cast(call(Maker.MAKE, type.getName(), new Object[0]));
  }

  /** The same with the argument of the factory. */
  public <T> T create(Class<T> type, Object argument) {
    way.expect(type);
    return type.cast(call(Maker.MAKE, type.getName(), new Object[] {argument}));
  }

  /**
   * Returns how many objects the manager hosts now. Those that nobody can reach any more are let go
   * of a while after, when their last proxies were found to be garbage.
   */
  public int objectCount() {
    return (Integer) call(Maker.COUNT);
  }

  /** Returns the server's process number. */
  public long pid() {
    return way.pid();
  }

  /**
   * Ends the server and forgets what it hosts; calls made before are still answered, unless they
   * wait for something. Waits for its end, and kills it after two seconds. Use of its proxies is an
   * error from now on. Where one is only connected to the manager, this ends the connection, and
   * the server goes on. Again: nothing happens.
   *
   * @throws IllegalStateException if this process was only given the manager, and did not make it
   */
  public void shutdown() {
    if (server != null) {
      server.shutdown();
    } else if (!way.close()) {
      throw new IllegalStateException(
          "only the process that made a manager can shut it down: manager=" + this);
    }
  }

  /** The same as {@link #shutdown}. */
  @Override
  public void close() {
    shutdown();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Manager manager && manager.way.equals(way);
  }

  @Override
  public int hashCode() {
    return way.hashCode();
  }

  /** Returns {@code Manager-1}, the name that it and its server process have in reports. */
  @Override
  public String toString() {
    return way.toString();
  }
}
