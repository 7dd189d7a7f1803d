package mpj.multiprocessing.manager;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.util.Objects;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.DecodePolicy;
import mpj.multiprocessing.manager.guest.GuestConnection;
import mpj.multiprocessing.manager.guest.GuestEntrance;

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
 * <p>The methods of a manager return proxies. Each method of a proxy is a call to the server: a
 * round trip that takes microseconds. Each argument and each result is a copy. Tasks may capture a
 * proxy, and a proxy may be put into queues and into other hosted objects. The manager itself may
 * be sent, too. Then other processes can create hosted objects. JVMs outside of the process tree
 * use another kind of manager, {@code mpj.remote.RemoteManager}.
 *
 * <p>Only the process that created a manager can shut it down. If that process does not, and
 * nothing in it refers to the manager any more, the server ends when no other process has a proxy.
 * If the manager itself was sent to another process, the server ends when the program ends.
 *
 * <p>An object lives as long as a process has a proxy of it, or a message on its way mentions it.
 * After that the server frees it. A process reports proxies that are garbage when it next uses a
 * proxy. A message that is read more than once, as a stored task is, counts for the first read
 * only: keep a proxy of your own until the last read. Hosted objects that refer to each other in a
 * cycle are never freed. A process may have 100,000 proxies that are garbage, or as many as are in
 * use there, before the library asks its JVM to collect garbage.
 *
 * <p><b>What it costs.</b> 4,800 bytes of the tree's shared memory, and 512 bytes for each thread
 * that calls it. The hosted objects lie in the memory of the server, which is a JVM. The shared
 * memory is freed when the server has ended, no process has the manager or a proxy any more, and no
 * message on its way mentions one. A proxy that is garbage counts until its process next uses a
 * proxy. So a tree may have any number of managers one after the other, but at most 65,535 at the
 * same time.
 *
 * <p><b>What happens if a process dies here.</b> If a client dies during a call, the call takes
 * effect as a whole or not at all. Other clients are not affected. Within two seconds the server
 * releases what the client held, and frees the objects that only this client used. A call that
 * waits, for example for a lock or an item, does not get it any more. If the server dies, the
 * hosted objects are lost: every call throws {@link ManagerGone} within two seconds, also a call
 * that had begun. If the process that created the manager dies, the server ends, too. If the server
 * is stopped, calls wait: see {@link CallInterrupted}.
 *
 * <p><b>How a call fails.</b> A method of a proxy throws what the method of the hosted object
 * throws. Besides, every method of every proxy can throw:
 *
 * <ul>
 *   <li>{@link ManagerGone}, if the manager was shut down or its server has ended;
 *   <li>{@link InterruptedException}, if the thread is interrupted while it waits for the answer. A
 *       method that does not declare it throws {@link CallInterrupted} instead;
 *   <li>{@link mpj.multiprocessing.UncrossableException}, if an argument cannot be sent; nothing
 *       was done then. Also if the result cannot be sent; the call has taken effect then;
 *   <li>{@link mpj.multiprocessing.UndecodableException}, if the server cannot rebuild an argument.
 *       Also if this process cannot rebuild the result, or has no memory for it; the call has taken
 *       effect then;
 *   <li>{@link mpj.multiprocessing.ArenaFullException}, if there is no shared memory left for the
 *       call; nothing was done then;
 *   <li>{@link IllegalStateException}, if the server has freed the object, because no process and
 *       no message had it any more.
 * </ul>
 */
public class Manager extends ProgramTypes implements AutoCloseable, Shared {
  private static final long serialVersionUID = 1L;

  /** Creates an object of a registered type. It runs in the server. */
  @FunctionalInterface
  public interface Factory<T> extends Serializable {
    /**
     * Creates the object.
     *
     * @throws Exception if it cannot be created; {@link Manager#create(Class)} says how the caller
     *     gets it
     */
    T make() throws Exception;
  }

  /** Creates an object of a registered type from an argument. It runs in the server. */
  @FunctionalInterface
  public interface FactoryFrom<A, T> extends Serializable {
    /**
     * Creates the object from a copy of the argument.
     *
     * @throws Exception if it cannot be created; {@link Manager#create(Class)} says how the caller
     *     gets it
     */
    T make(A argument) throws Exception;
  }

  private final transient Transport transport;
  private final transient ObjectRef self;

  /** Null in a process that received the manager or is connected to it. */
  private final transient ServerProcess server;

  /**
   * Creates a manager whose server is started by the standard context.
   *
   * @throws mpj.multiprocessing.ProcessStartException if the system refuses another process
   * @throws mpj.multiprocessing.TooManyProcessesException if the tree has no room for another
   *     process
   * @throws IllegalStateException if the process tree is ending, or has 65,535 managers
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Manager() {
    this(Context.standard());
  }

  /**
   * Creates a manager whose server is started by a context, for example with a larger heap. Returns
   * when the server process exists. Calls made before the server is ready wait for it.
   *
   * @throws mpj.multiprocessing.ProcessStartException if the system refuses another process
   * @throws mpj.multiprocessing.TooManyProcessesException as {@link #Manager()} does
   * @throws IllegalStateException as {@link #Manager()} does
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Manager(Context context) {
    this(new ServerProcess(context, null).endWhenUnneeded());
  }

  /**
   * Creates a manager whose server first runs an initializer. The initializer prepares what the
   * hosted objects need in the server, for example a connection to a database. Returns when the
   * initializer has returned, and waits for it as long as that takes. Python's {@code
   * SyncManager.start} with an initializer.
   *
   * <p>If this constructor throws, the server has ended and nothing of it is left.
   *
   * @throws NullPointerException if {@code initializer} is null
   * @throws IllegalStateException if the initializer throws; its exception is the cause. Also as
   *     {@link #Manager()} does
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   * @throws ManagerGone if the server ends while it runs the initializer
   * @throws CallInterrupted if the thread was interrupted while it waited for the initializer
   * @throws mpj.multiprocessing.UncrossableException if the initializer cannot be sent
   * @throws mpj.multiprocessing.ProcessStartException if the system refuses another process
   * @throws mpj.multiprocessing.TooManyProcessesException as {@link #Manager()} does
   */
  public Manager(Context context, Task initializer) {
    this(started(context, null, checked(initializer)).endWhenUnneeded());
  }

  /**
   * Creates a manager that guests, which are not processes of the tree, can use as soon as it
   * {@linkplain #listen listens}. It lives until it is shut down.
   *
   * @param entrance how its server listens
   * @param initializer what the server runs before everything else; null for nothing
   */
  @SuppressWarnings("exports") // for mpj.remote alone
  protected Manager(Context context, GuestEntrance entrance, Task initializer) {
    this(started(context, Objects.requireNonNull(entrance, "entrance"), initializer));
  }

  /**
   * Creates the client side of a manager in another process tree. Its proxies work only in this
   * process.
   *
   * @param connection is ended by {@link #close}, and if this constructor throws
   * @param allowed what is accepted from the server's answers
   * @throws InterruptedException if the thread was interrupted before the server answered
   */
  @SuppressWarnings("exports") // for mpj.remote alone
  protected Manager(GuestConnection connection, DecodePolicy allowed) throws InterruptedException {
    this(GuestTransport.begin(connection, allowed), null);
  }

  private static ServerProcess started(Context context, GuestEntrance entrance, Task initializer) {
    ServerProcess server = new ServerProcess(context, entrance);
    return initializer == null ? server : server.initializedBy(initializer);
  }

  private static Task checked(Task initializer) {
    return Objects.requireNonNull(initializer, "initializer");
  }

  private Manager(ServerProcess server) {
    this(server.transport(), server);
  }

  private Manager(Transport transport, ServerProcess server) {
    this.transport = transport;
    this.self = ObjectRef.toManager(transport);
    this.server = server;
  }

  /** Creates an object for a manager that another process of the tree sent. */
  protected Manager(long handle) {
    this(TreeTransport.to(ManagerState.at(Tree.current(), handle)), null);
  }

  /** Returns the manager that another process sent. It can create hosted objects. */
  public static Manager attach(long handle) {
    return new Manager(handle);
  }

  /**
   * Makes the server listen, and returns its address. The manager must have been created with an
   * entrance.
   *
   * @throws IOException if the server cannot listen; then it has been shut down
   */
  protected final InetSocketAddress listen() throws IOException {
    return server.listen();
  }

  /**
   * Publishes a hosted object by a name, for {@link #find}. It replaces an object that was offered
   * by the same name before. The manager keeps the object until the manager ends.
   *
   * @param proxy of an object that this manager hosts
   * @throws IllegalArgumentException if {@code proxy} is not such a proxy
   */
  public final void offer(String name, Object proxy) {
    Proxies.requireHosted(transport, name, proxy);
    call(ManagerObject.OFFER, name, proxy);
  }

  /**
   * Returns a proxy of the object that was offered by a name.
   *
   * @param type for example {@code ManagedList.class}, or the interface of a registered type
   * @throws java.util.NoSuchElementException if no object is offered by that name; the message
   *     lists the names
   * @throws ClassCastException if the object has another type
   */
  @SuppressWarnings("unchecked") // the type is checked; its type arguments are the caller's promise
  public final <T> T find(String name, Class<? super T> type) {
    transport.expect(type);
    Object proxy = call(ManagerObject.FIND, name);
    Proxies.requireType(type, name, proxy);
    return (T) proxy;
  }

  @Override
  public final long handle() {
    return transport.handle();
  }

  /**
   * Notes that the manager itself is sent. A receiver may use it until its own end, because such
   * references are not counted.
   */
  @Override
  public final void departs() {
    self.departs();
  }

  @Override
  public final void stays() {
    self.stays();
  }

  @Override
  final ObjectRef host(int type) {
    transport.requireOpen();
    return ObjectRef.host(transport, type);
  }

  @Override
  final Object call(int method, Object... arguments) {
    transport.requireOpen();
    return self.call(method, arguments);
  }

  @Override
  final void expect(Class<?> type) {
    transport.expect(type);
  }

  /**
   * Returns the number of objects that the manager hosts now. An object that nothing refers to any
   * more is freed some time later: when the garbage collectors have found its last proxies.
   */
  public final int objectCount() {
    return (Integer) call(ManagerObject.COUNT);
  }

  /** Returns the process id of the server. */
  public final long pid() {
    return transport.pid();
  }

  /**
   * Ends the server, with all objects that it hosts. From now on every new call throws {@link
   * ManagerGone}, in every process. Calls that were made before are still answered, with two
   * exceptions: a call that waits for something, and a call that still runs when the server ends.
   * These throw {@link ManagerGone}, too. This method waits for the server's end. It kills the
   * server after two seconds, or at once if the thread is interrupted. In that case the thread is
   * still interrupted afterwards. In a client that is only connected to the manager, this method
   * ends the connection, and the server lives on. A second call does nothing.
   *
   * @throws IllegalStateException if this process received the manager and did not create it
   */
  public final void shutdown() {
    if (server != null) {
      server.shutdown();
    } else if (!transport.close()) {
      throw new IllegalStateException(
          "only the process that made a manager can shut it down: manager=" + this);
    }
  }

  /** Shuts the manager down, as {@link #shutdown} does. */
  @Override
  public final void close() {
    shutdown();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Manager manager && manager.transport.equals(transport);
  }

  @Override
  public final int hashCode() {
    return transport.hashCode();
  }

  /** Returns {@code Manager-1}: the name of the manager and of its server process in reports. */
  @Override
  public final String toString() {
    return transport.toString();
  }
}
