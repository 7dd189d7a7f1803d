package mpj.multiprocessing.manager;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.memory.DeadOwner;
import mpj.multiprocessing.internal.memory.HostedHandle;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.internal.thread.LibraryThread;
import mpj.multiprocessing.manager.guest.GuestEntrance;

/**
 * The objects that a manager's server hosts, and how calls run on them. It does not matter which
 * way a call came. The thread that brings a call runs it if the call cannot take long. If the
 * method may take long or the object is busy, another thread runs the call.
 */
abstract class Host extends LocalServer {
  /** This process as a client: other clients' code that runs here calls as this client. */
  final Client self;

  /** Loads the program's classes: the class loader of the thread that started the process. */
  final ClassLoader loader = Thread.currentThread().getContextClassLoader();

  private final TreeTransport transport;
  private final Map<Long, Hosted> objects = new ConcurrentHashMap<>();
  private boolean unneeded; // started by the process that created the manager
  private ExecutorService others;
  private ScheduledThreadPoolExecutor alarms;

  Host(int number, Client self, TreeTransport transport, GuestEntrance entrance) {
    super(number);
    this.self = self;
    this.transport = transport;
    add(
        HostedHandle.object(HostedType.MANAGER, 0),
        new ManagerObject(this, entrance),
        self); // never again
  }

  private Thread daemon(Runnable task, String name) {
    Thread thread = new LibraryThread(name, task);
    thread.setContextClassLoader(loader);
    return thread;
  }

  final long handle(long object) {
    return transport.handle(object);
  }

  /** Returns the object of a name, or null if it is not hosted or was freed. */
  final Hosted find(long object) {
    return objects.get(object);
  }

  /** Returns the number of hosted objects. */
  final int count() {
    return objects.size() - 1;
  }

  @Override
  final void host(long object) {
    host(self, object);
  }

  /** Creates an object under a name that a client chose. */
  final void host(Client client, long object) {
    add(object, ManagedType.of(HostedHandle.type(object)).make(), client);
  }

  /** Creates an object for a client, under a new name, and returns the name. */
  final synchronized long host(Client client, int type) {
    long object = transport.name(type);
    if (!client.isDead()) { // if the client dies from now on, its death notice finds the object
      host(client, object);
    }
    return object;
  }

  /**
   * Adds an object that was created for a client. Returns the link that is sent to the client. When
   * it is sent, the client gets the first share in the object.
   */
  final ObjectRef add(int type, Hosted hosted) {
    long object = transport.name(type);
    hosted.name(object);
    objects.put(object, hosted);
    return ObjectRef.uncounted(transport, object);
  }

  private synchronized void add(long object, Hosted hosted, Client client) {
    hosted.name(object);
    hosted.shares.made(client);
    objects.put(object, hosted);
  }

  /** Runs a call. The calling thread must not be blocked, so the call may run in another thread. */
  final void dispatch(Call call, Encoder out, byte[] bytes, int length) {
    Hosted hosted = objects.get(call.object);
    if (hosted == null) {
      call.unload();
      call.fail(gone(call.object));
    } else if (hosted.runsCode(call) || !tryEnter(hosted)) {
      call.keep(bytes, length);
      call.client.add(call);
      aside(() -> {
        enter(hosted);
        run(call, hosted, call.encoder());
      });
    } else {
      run(call, hosted, out.reset());
    }
  }

  @Override
  final Object call(long object, int method, Object[] arguments) throws Throwable {
    Encoder out = new Encoder();
    Request.writeCall(out, object, method, arguments);
    LocalCall call = new LocalCall(this, out);
    Hosted hosted = objects.get(object);
    if (hosted == null) {
      throw gone(object);
    }
    hosted.brings(call);
    enter(hosted);
    run(call, hosted, call.encoder());
    out.sent(); // it keeps the records that the arguments mention until they have been read
    return call.await();
  }

  /** Runs a call. The caller has locked the object, and this method unlocks it. */
  private static void run(Call call, Hosted hosted, Encoder out) {
    Object monitor = hosted.monitor();
    if (monitor == null) {
      runInside(call, hosted, out);
    } else {
      synchronized (monitor) {
        runInside(call, hosted, out);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // the marker object itself
  private static void runInside(Call call, Hosted hosted, Encoder out) {
    try {
      if (!call.begin(hosted.canBeLeft(call.method))) {
        return;
      }
      try {
        Object result = hosted.call(call.method, call);
        if (result == Call.LATER) {
          return;
        }
        Call.encode(result, out);
      } catch (Throwable thrown) {
        Call.encodeFailure(thrown, out);
      }
      call.finish(out);
    } finally {
      leave(hosted);
      call.unload();
    }
  }

  private static boolean tryEnter(Hosted hosted) {
    return hosted.lock == null || hosted.lock.tryLock();
  }

  private static void enter(Hosted hosted) {
    if (hosted.lock != null) {
      hosted.lock.lock();
    }
  }

  private static void leave(Hosted hosted) {
    if (hosted.lock != null) {
      hosted.lock.unlock();
    }
  }

  /** Returns the exception for a name of an object that does not exist. */
  static IllegalStateException gone(long object) {
    return new IllegalStateException(
        "the manager hosts no such object any more, all who knew it had let it go: object="
            + HostedHandle.name(object)
            + "; keep a proxy as long as messages or stored tasks mention it");
  }

  /**
   * Runs an action under an object's lock: in this thread if that does not block it, otherwise in
   * another thread.
   */
  final void within(Hosted hosted, Runnable action) {
    if (tryEnter(hosted)) {
      runAndLeave(hosted, action);
    } else {
      aside(() -> {
        enter(hosted);
        runAndLeave(hosted, action);
      });
    }
  }

  private static void runAndLeave(Hosted hosted, Runnable action) {
    try {
      action.run();
    } finally {
      leave(hosted);
    }
  }

  /** Runs an action that may take long in a thread of its own. */
  final void aside(Runnable action) {
    others().execute(action);
  }

  private synchronized ExecutorService others() {
    if (others == null) {
      others = Executors.newCachedThreadPool(task -> daemon(task, "mpj-call"));
    }
    return others;
  }

  /** Runs an action under an object's lock after a time. */
  final Future<?> after(long nanos, Hosted hosted, Runnable action) {
    return alarms().schedule(() -> within(hosted, action), nanos, TimeUnit.NANOSECONDS);
  }

  private synchronized ScheduledThreadPoolExecutor alarms() {
    if (alarms == null) {
      alarms = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "mpj-alarms"));
      alarms.setRemoveOnCancelPolicy(true);
    }
    return alarms;
  }

  /**
   * Records what a client reports about a reference.
   *
   * @param what a number of {@link Request}
   * @param other the client that the report names, if it names one
   */
  final void told(byte what, Client client, long object, Client other) {
    Hosted unused = null;
    boolean over;
    synchronized (this) {
      Hosted hosted = objects.get(object);
      if (hosted == null) {
        return;
      }
      ReferenceCounts shares = hosted.shares;
      switch (what) {
        case Request.DEPARTED -> shares.departed(client);
        case Request.STAYED -> shares.stayed(client);
        case Request.GIVEN -> {
          shares.given(client, other);
          if (client != self) { // otherwise it is sent in an answer
            hosted.given(other);
          }
        }
        case Request.ARRIVED -> {
          shares.arrived(other, client);
          hosted.arrived(client);
        }
        case Request.LEFT -> hosted.left(client);
        case Request.UNNEEDED -> unneeded = true;
        default -> shares.dropped(client);
      }
      if (shares.isEmpty()) {
        unused = objects.remove(object);
      }
      over = unneeded && !shares.isUsedBesides(self) && !isUsed();
    }
    if (unused != null) {
      free(unused);
    }
    if (over) {
      close();
    }
  }

  /** Returns whether a client or a message can still reach one of the objects. */
  private boolean isUsed() {
    for (Hosted hosted : objects.values()) {
      if (hosted.shares.isUsedBesides(self)) {
        return true;
      }
    }
    return false;
  }

  /** Stops taking requests. No client can make any more. */
  abstract void close();

  /** Records that a proxy which was written into an answer here now belongs to a client. */
  final synchronized void gave(Client client, long object) {
    if (client.isDead()) { // if the client dies from now on, its death notice finds the reference
      told(Request.STAYED, self, object, null);
    } else {
      told(Request.ARRIVED, client, object, self);
    }
  }

  /** Returns whether a client has a share in an object. */
  final synchronized boolean isShared(Client client, long object) {
    Hosted hosted = objects.get(object);
    return hosted != null && hosted.shares.has(client);
  }

  /** Returns a proxy of an object that a client names, for code that runs in the server. */
  final Object lent(Client client, long object) {
    Hosted hosted;
    synchronized (this) {
      if (!isShared(client, object)) {
        throw gone(object);
      }
      hosted = objects.get(object);
      hosted.shares.made(self);
    }
    return hosted.proxy(new ObjectRef(transport, object));
  }

  /**
   * Returns whether the link of a proxy that is used in the server refers to an object of this
   * manager.
   */
  final boolean isOurs(ObjectRef link) {
    return link != null && link.transport().equals(transport);
  }

  private void free(Hosted hosted) {
    aside(hosted::freed);
  }

  /**
   * Releases what a client held, in all objects.
   *
   * @param byAccident whether it was killed or failed
   */
  final void died(Client client, DeadOwner how, boolean byAccident) {
    client.died(how);
    for (Iterator<Hosted> all = objects.values().iterator(); all.hasNext(); ) {
      Hosted hosted = all.next();
      boolean held;
      boolean unused;
      synchronized (this) {
        held = byAccident && hosted.shares.has(client);
        unused = hosted.shares.died(client, byAccident) && hosted.shares.isEmpty();
        if (unused) {
          all.remove();
        }
      }
      if (unused) {
        free(hosted);
      }
      within(hosted, new Death(hosted, client, held));
    }
    boolean over;
    synchronized (this) {
      over = unneeded && !isUsed();
    }
    if (over) {
      close();
    }
  }

  /**
   * What an object does when a client dies. It is not a lambda, because every child's end runs this
   * code.
   */
  private record Death(Hosted hosted, Client client, boolean held) implements Runnable {
    @Override
    public void run() {
      hosted.died(client, held);
    }
  }

  /** Frees everything, because the server ends. */
  final void end() {
    objects.values().forEach(Hosted::freed);
  }

  /** Returns {@code Manager-1}. */
  @Override
  public final String toString() {
    return transport.toString();
  }
}
