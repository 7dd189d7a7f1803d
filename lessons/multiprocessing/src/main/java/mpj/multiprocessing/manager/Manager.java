package mpj.multiprocessing.manager;

import java.time.Duration;
import java.util.Collection;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.HostedState;
import mpj.multiprocessing.structure.ItemQueue;
import mpj.multiprocessing.structure.ManagerState;
import mpj.multiprocessing.structure.RecordType;
import mpj.multiprocessing.wire.Encoder;

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
 * queues and into other hosted objects.
 *
 * <p><b>What happens if a process dies here.</b> If a client dies in a call, the call takes effect
 * or does not, and nobody else notices. If the server dies, what it hosted is lost: every call,
 * those under way too, throws {@link ManagerGone} within two seconds. If the process that made the
 * manager dies, the server ends with it.
 */
public final class Manager implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration KILL_PATIENCE = Duration.ofSeconds(1);

  private final Tree tree;
  private final ManagerState state;
  private final ItemQueue requests;
  private final ChildProcess server;

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
    tree = Tree.current();
    state = ManagerState.create(tree);
    requests = state.requests();
    server = new ChildProcess(context, state.name(), new ServerTask(state.offset()));
    server.setDaemon(true);
    server.start();
    state.servedBy(server.pid());
  }

  /**
   * Hosts a new, empty list.
   *
   * @throws ManagerGone if the manager was shut down
   */
  public <E> ManagedList<E> list() {
    return new ManagedList<>(host(RecordType.LIST));
  }

  /** Hosts a new list that begins with a copy of the items. */
  public <E> ManagedList<E> list(Collection<? extends E> items) {
    ManagedList<E> list = list();
    list.addAll(items);
    return list;
  }

  /** Has the server make an object; calls of it come later in the same queue. */
  private Link host(int type) {
    if (state.isShutDown()) {
      throw new ManagerGone(
          "the manager was shut down: manager=" + this + "; make a new one to host objects");
    }
    int number = state.nextObject();
    HostedState hosted = HostedState.create(tree, type, state.offset(), number);
    Encoder out = new Encoder();
    Request.writeHost(out, type, number, hosted.offset());
    try {
      requests.put(out.bytes(), out.length(), Pause.FOREVER, null);
    } catch (InterruptedException e) {
      throw new AssertionError("a queue without limit never waits", e);
    }
    return new Link(hosted.offset(), type);
  }

  /** Returns the server's process number. */
  public long pid() {
    return server.pid();
  }

  /**
   * Ends the server and forgets what it hosts; calls made before are still answered. Waits for its
   * end, and kills it after two seconds. Use of its proxies is an error from now on. Again: nothing
   * happens.
   */
  public void shutdown() {
    state.shutDown();
    requests.close();
    try {
      if (!server.join(PATIENCE)) {
        server.kill();
        server.join(KILL_PATIENCE);
      }
    } catch (InterruptedException e) {
      server.kill();
      Thread.currentThread().interrupt();
    }
  }

  /** The same as {@link #shutdown}. */
  @Override
  public void close() {
    shutdown();
  }

  /** Returns {@code Manager-1}, the name that it and its server process have in reports. */
  @Override
  public String toString() {
    return state.name();
  }
}
