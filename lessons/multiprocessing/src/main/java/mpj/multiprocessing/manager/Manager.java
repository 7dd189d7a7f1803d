package mpj.multiprocessing.manager;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.util.Objects;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.manager.guest.GuestConnection;
import mpj.multiprocessing.manager.guest.GuestEntrance;
import mpj.multiprocessing.wire.Admission;
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
 * the manager itself was sent to another process: then at the program's end. JVMs that are no
 * processes of the tree use a manager of another kind, {@code mpj.remote.RemoteManager}.
 *
 * <p>An object lives as long as a process has a proxy of it or a message on its way mentions it.
 * Then the server lets go of it; this process tells it of a proxy that is garbage when it next uses
 * one. A message that is read more than once, as a stored task is, counts for the first time only:
 * keep the proxy until then. Hosted objects that hold one another in a circle stay. Of proxies that
 * are garbage a process may have 100,000, or as many as are in use there, before its JVM is asked
 * to look for them.
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
 * ends with it. If the server is stopped, calls wait: see {@link CallInterrupted}.
 */
public class Manager extends StandardTypes implements AutoCloseable, Shared {
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
    this(new ServerProcess(context, null).endWhenUnneeded());
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
    this(started(context, null, checked(initializer)).endWhenUnneeded());
  }

  /**
   * A manager that guests, who are no processes of the tree, can use, too, as soon as it
   * {@linkplain #listen listens}. It stays until it is shut down.
   *
   * @param entrance how its server is to listen
   * @param initializer what the server runs before all else; null: nothing
   */
  protected Manager(Context context, GuestEntrance entrance, Task initializer) {
    this(started(context, Objects.requireNonNull(entrance, "entrance"), initializer));
  }

  /**
   * A manager of another JVM, of whose processes this is none. Its proxies are of use in this
   * process only.
   *
   * @param connection is ended by {@link #close}, and if this throws
   * @param allowed what is taken of its answers
   * @throws InterruptedException if the thread was interrupted before the server had answered
   */
  protected Manager(GuestConnection connection, Admission allowed) throws InterruptedException {
    this(GuestWay.begin(connection, allowed), null);
  }

  private static ServerProcess started(Context context, GuestEntrance entrance, Task initializer) {
    ServerProcess server = new ServerProcess(context, entrance);
    return initializer == null ? server : server.initializedBy(initializer);
  }

  private static Task checked(Task initializer) {
    return Objects.requireNonNull(initializer, "initializer");
  }

  private Manager(ServerProcess server) {
    this(server.way(), server);
  }

  private Manager(Way way, ServerProcess server) {
    this.way = way;
    this.self = Link.toManager(way);
    this.server = server;
  }

  /** The manager that another process of the tree sent. */
  protected Manager(long handle) {
    this(TreeWay.to(ManagerState.at(Tree.current(), handle)), null);
  }

  /** Returns the manager that another process sent: to have it host objects. */
  public static Manager attach(long handle) {
    return new Manager(handle);
  }

  /**
   * Has the server of a manager that was made with an entrance listen, and returns where.
   *
   * @throws IOException if it cannot; then it has been shut down
   */
  protected final InetSocketAddress listen() throws IOException {
    return server.listen();
  }

  /**
   * Publishes a hosted object by a name, for {@link #find}, in place of what was offered by that
   * name before. The manager keeps it until its end.
   *
   * @param proxy of an object that this manager hosts
   * @throws IllegalArgumentException if it is none
   */
  public final void offer(String name, Object proxy) {
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
  public final <T> T find(String name, Class<? super T> type) {
    way.expect(type);
    Object proxy = call(Maker.FIND, name);
    Proxies.requireType(type, name, proxy);
    return (T) proxy;
  }

  @Override
  public final long handle() {
    return way.handle();
  }

  /** Who has got it may use it until its own end: nobody counts these. */
  @Override
  public final void departs() {
    self.departs();
  }

  @Override
  public final void stays() {
    self.stays();
  }

  @Override
  final Link host(int type) {
    way.requireOpen();
    return Link.host(way, type);
  }

  @Override
  final Object call(int method, Object... arguments) {
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
  public final <T> void register(Class<T> type, Factory<? extends T> factory) {
    Methods.check(type);
    call(Maker.REGISTER, type, factory);
  }

  /** The same with what makes an object from an argument. */
  public final <T, A> void register(Class<T> type, FactoryFrom<A, ? extends T> factory) {
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
  public final <T> T create(Class<T> type) {
    way.expect(type);
    return type.cast(call(Maker.MAKE, type.getName(), new Object[0]));
  }

  /** The same with the argument of the factory. */
  public final <T> T create(Class<T> type, Object argument) {
    way.expect(type);
    return type.cast(call(Maker.MAKE, type.getName(), new Object[] {argument}));
  }

  /**
   * Returns how many objects the manager hosts now. Those that nobody can reach any more are let go
   * of a while after, when their last proxies were found to be garbage.
   */
  public final int objectCount() {
    return (Integer) call(Maker.COUNT);
  }

  /** Returns the server's process number. */
  public final long pid() {
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
  public final void shutdown() {
    if (server != null) {
      server.shutdown();
    } else if (!way.close()) {
      throw new IllegalStateException(
          "only the process that made a manager can shut it down: manager=" + this);
    }
  }

  /** The same as {@link #shutdown}. */
  @Override
  public final void close() {
    shutdown();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Manager manager && manager.way.equals(way);
  }

  @Override
  public final int hashCode() {
    return way.hashCode();
  }

  /** Returns {@code Manager-1}, the name that it and its server process have in reports. */
  @Override
  public final String toString() {
    return way.toString();
  }
}
