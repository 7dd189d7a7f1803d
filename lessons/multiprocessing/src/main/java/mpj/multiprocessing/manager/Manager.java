package mpj.multiprocessing.manager;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.HostedType;
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
 * host objects. Only the process that made it can shut it down.
 *
 * <p>An object lives as long as a process has a proxy of it or a message on its way mentions it.
 * Then the server lets go of it; this process tells it of a proxy that is garbage when it next uses
 * one. A message that is read more than once, as a stored task is, counts for the first time only:
 * keep the proxy until then. Hosted objects that hold one another in a circle stay.
 *
 * <p><b>What happens if a process dies here.</b> If a client dies in a call, the call takes effect
 * or does not, and nobody else notices; within two seconds what it held is free and what only it
 * referred to is gone. A call that waits for something, for a lock or an item say, does not get it
 * any more. If the server dies, what it hosted is lost: every call, those under way too, throws
 * {@link ManagerGone} within two seconds. If the process that made the manager dies, the server
 * ends with it.
 */
public final class Manager implements AutoCloseable, Shared {
  private static final long serialVersionUID = 1L;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration KILL_PATIENCE = Duration.ofSeconds(1);

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

  private final transient ManagerState state;
  private final transient Way way;
  private final transient Link self;

  /** Null in who was only given the manager. */
  private final transient ChildProcess server;

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
    state = ManagerState.create(Tree.current());
    way = TreeWay.to(state.number());
    self = Link.toManager(way);
    server = new ChildProcess(context, state.name(), new ServerTask(state.offset()));
    server.setDaemon(true);
    server.start();
    state.servedBy(server.pid());
  }

  private Manager(long handle) {
    state = new ManagerState(Tree.current(), handle);
    way = TreeWay.to(state.number());
    self = Link.toManager(way);
    server = null;
  }

  /** Returns the manager that another process sent: to have it host objects. */
  public static Manager attach(long handle) {
    return new Manager(handle);
  }

  @Override
  public long handle() {
    return state.offset();
  }

  private Link host(int type) {
    requireOpen();
    return Link.host(way, type);
  }

  private void requireOpen() {
    if (state.isShutDown()) {
      throw new ManagerGone(
          "the manager was shut down: manager=" + this + "; make a new one to host objects");
    }
  }

  /** Calls a method of the manager itself. */
  private Object call(int method, Object... arguments) {
    requireOpen();
    return self.call(method, arguments);
  }

  /** The server makes what it is asked for. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private <T> T make(int type, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = type;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return (T) call(Maker.MAKE, all);
  }

  /** Hosts a new, empty list. */
  public <E> ManagedList<E> list() {
    return new ManagedList<>(host(HostedType.LIST));
  }

  /** Hosts a new list that begins with a copy of the items. */
  public <E> ManagedList<E> list(Collection<? extends E> items) {
    ManagedList<E> list = list();
    list.addAll(items);
    return list;
  }

  /** Hosts a new, empty map. */
  public <K, V> ManagedDict<K, V> dict() {
    return new ManagedDict<>(host(HostedType.DICT));
  }

  /** Hosts a new map that begins with a copy of the entries. */
  public <K, V> ManagedDict<K, V> dict(Map<? extends K, ? extends V> entries) {
    ManagedDict<K, V> dict = dict();
    dict.putAll(entries);
    return dict;
  }

  /** Hosts a new namespace, without names. */
  public ManagedNamespace namespace() {
    return new ManagedNamespace(host(HostedType.NAMESPACE));
  }

  /** Hosts a new variable that holds a copy of a value. */
  public <T> ManagedValue<T> value(T initial) {
    return make(HostedType.VALUE, (Object) new Object[] {initial});
  }

  /** Hosts a new array of copies of the elements. */
  public <T> ManagedArray<T> array(Collection<? extends T> elements) {
    return make(HostedType.ARRAY, (Object) elements.toArray());
  }

  /**
   * Hosts a new array of so many elements, all a copy of one.
   *
   * @throws IllegalArgumentException if the length is negative
   */
  public <T> ManagedArray<T> array(int length, T element) {
    if (length < 0) {
      throw new IllegalArgumentException("an array has no negative length: length=" + length);
    }
    ManagedArray<T> array = make(HostedType.ARRAY, (Object) new Object[length]);
    if (element != null) {
      array.fill(element);
    }
    return array;
  }

  /** Hosts a new queue without limit but the server's memory. */
  public <E> ManagedQueue<E> queue() {
    return new ManagedQueue<>(host(HostedType.QUEUE));
  }

  /**
   * Hosts a new queue that holds at most so many items.
   *
   * @throws IllegalArgumentException if {@code max} is not at least 1
   */
  public <E> ManagedQueue<E> queue(int max) {
    return make(HostedType.QUEUE, requirePositive(max));
  }

  /** Hosts a new queue of tasks without limit but the server's memory. */
  public <E> ManagedJoinableQueue<E> joinableQueue() {
    return new ManagedJoinableQueue<>(host(HostedType.JOINABLE_QUEUE));
  }

  /**
   * Hosts a new queue that holds at most so many tasks.
   *
   * @throws IllegalArgumentException if {@code max} is not at least 1
   */
  public <E> ManagedJoinableQueue<E> joinableQueue(int max) {
    return make(HostedType.JOINABLE_QUEUE, requirePositive(max));
  }

  private static int requirePositive(int max) {
    if (max < 1) {
      throw new IllegalArgumentException(
          "a bounded queue holds at least one item: max=" + max + "; queue() has no limit");
    }
    return max;
  }

  /** Hosts a new lock, free. */
  public ManagedLock lock() {
    return new ManagedLock(host(HostedType.LOCK));
  }

  /** Hosts a new reentrant lock, free. */
  public ManagedRLock rlock() {
    return new ManagedRLock(host(HostedType.RLOCK));
  }

  /** Hosts a new semaphore with so many permits, 0 or more. */
  public ManagedSemaphore semaphore(int permits) {
    return make(HostedType.SEMAPHORE, permits);
  }

  /** Hosts a new semaphore with so many permits, 0 or more, and never more than these. */
  public ManagedBoundedSemaphore boundedSemaphore(int permits) {
    return make(HostedType.BOUNDED_SEMAPHORE, permits);
  }

  /** Hosts a new condition with a reentrant lock of its own. */
  public ManagedCondition condition() {
    return new ManagedCondition(host(HostedType.CONDITION));
  }

  /**
   * Hosts a new condition of a lock that this manager hosts. Several may share one.
   *
   * @throws IllegalArgumentException if another manager hosts it
   */
  public ManagedCondition condition(ManagedMutex mutex) {
    return make(HostedType.CONDITION, mutex);
  }

  /** Hosts a new event, not set. */
  public ManagedEvent event() {
    return new ManagedEvent(host(HostedType.EVENT));
  }

  /** Hosts a new barrier without an action, for one party or more. */
  public ManagedBarrier barrier(int parties) {
    return barrier(parties, null, null);
  }

  /** Hosts a new barrier with an action. */
  public ManagedBarrier barrier(int parties, Task action) {
    return barrier(parties, action, null);
  }

  /**
   * Hosts a new barrier with an action and a time that is not to be exceeded.
   *
   * @param action runs in the server each time all have come, before anyone goes on; null: none
   * @param timeout of each {@link ManagedBarrier#await()}; null: they wait as long as it takes
   * @throws IllegalArgumentException if there is not at least one party
   */
  public ManagedBarrier barrier(int parties, Task action, Duration timeout) {
    return make(HostedType.BARRIER, parties, action, timeout == null ? null : timeout.toNanos());
  }

  /**
   * Hosts a new pool, whose workers are children of the server.
   *
   * @throws IllegalArgumentException as {@link mpj.multiprocessing.pool.Pool} does
   */
  public ManagedPool pool(int workers) {
    return make(HostedType.POOL, workers);
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
   * object for itself, may take long, and throws what the object's method throws. Two proxies of
   * the same object are equal.
   *
   * @throws IllegalArgumentException if no such type was registered, by any process, or its factory
   *     takes an argument
   */
  public <T> T create(Class<T> type) {
    return type.cast(call(Maker.MAKE_OBJECT, type.getName(), new Object[0]));
  }

  /** The same with the argument of the factory. */
  public <T> T create(Class<T> type, Object argument) {
    return type.cast(call(Maker.MAKE_OBJECT, type.getName(), new Object[] {argument}));
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
    return state.pid();
  }

  /**
   * Ends the server and forgets what it hosts; calls made before are still answered, unless they
   * wait for something. Waits for its end, and kills it after two seconds. Use of its proxies is an
   * error from now on. Again: nothing happens.
   *
   * @throws IllegalStateException if this process was only given the manager, and did not make it
   */
  public void shutdown() {
    if (server == null) {
      throw new IllegalStateException(
          "only the process that made a manager can shut it down: manager=" + this);
    }
    state.shutDown();
    state.requests().close();
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

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Manager manager && manager.handle() == handle();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(handle());
  }

  /** Returns {@code Manager-1}, the name that it and its server process have in reports. */
  @Override
  public String toString() {
    return state.name();
  }
}
