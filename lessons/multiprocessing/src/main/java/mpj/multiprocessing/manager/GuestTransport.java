package mpj.multiprocessing.manager;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.codec.DecodePolicy;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.codec.ExportPolicy;
import mpj.multiprocessing.internal.memory.HostedHandle;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.internal.thread.Cleanup;
import mpj.multiprocessing.manager.guest.GuestConnection;

/**
 * The way from a guest, which is not a process of the manager's tree, to the server: a connection
 * of this process's own. Its proxies cannot be sent to other processes. The server counts the
 * proxies in an answer as the guest's when it sends the answer. So the guest only reports proxies
 * that are garbage. When the way itself is garbage, the connection ends.
 */
final class GuestTransport extends Transport implements ExportPolicy {
  private static final int MESSAGE_BYTES = 9;

  private final GuestConnection connection;
  private final Answers decodePolicy;
  private final Set<String> expected = ConcurrentHashMap.newKeySet();
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final GuestTransport afterwards;
  private Cleaner.Cleanable cleanup;
  private int number;
  private String name = "the manager";
  private long pid;

  private GuestTransport(
      GuestConnection connection, DecodePolicy allowed, GuestTransport afterwards) {
    this.afterwards = afterwards;
    this.connection = connection;
    this.decodePolicy = new Answers(this, allowed);
  }

  /**
   * Exchanges process ids over a new connection, and learns the manager's name. If that fails, ends
   * the connection.
   */
  static GuestTransport begin(GuestConnection connection, DecodePolicy allowed)
      throws InterruptedException {
    GuestTransport afterwards = new GuestTransport(connection, allowed, null);
    GuestTransport transport = new GuestTransport(connection, allowed, afterwards);
    boolean done = false;
    try {
      transport.greet();
      transport.cleanup = Cleanup.ofProcesses(transport, new Unneeded(afterwards));
      done = true;
    } finally {
      if (!done) {
        connection.close();
      }
    }
    return transport;
  }

  private void greet() throws InterruptedException {
    long mine = ProcessHandle.current().pid();
    Object[] about = (Object[]) ObjectRef.toManager(this).await(ManagerObject.GREET, mine);
    number = (Integer) about[0];
    name = (String) about[1];
    pid = (Long) about[2];
  }

  @Override
  Object call(long object, int method, Object[] arguments) throws Throwable {
    Encoder out = new Encoder(this);
    Request.writeCall(out, object, method, arguments);
    byte[] answer;
    try {
      answer = connection.call(out.bytes(), out.length());
    } catch (IOException e) {
      throw gone(object, e.getMessage());
    } finally {
      java.lang.ref.Reference.reachabilityFence(arguments); // their proxies are in use until then
    }
    return Response.read(
        new Decoder(answer, 0, answer.length, loader, decodePolicy), loader, decodePolicy);
  }

  private ManagerGone gone(long object, String why) {
    String which =
        HostedHandle.type(object) == HostedType.MANAGER
            ? ""
            : "object=" + HostedHandle.name(object) + " ";
    return new ManagerGone(
        "there is no connection to the manager any more: "
            + which
            + "manager="
            + this
            + " cause="
            + why
            + "; connect again, if it is still served");
  }

  @Override
  long host(int type) {
    return (Long) ObjectRef.toManager(this).call(ManagerObject.HOST, type);
  }

  @Override
  void tell(byte what, long object, int other) {
    if (what == Request.DROPPED) {
      message(GuestVisit.DROPPED, object);
    } else if (what == Request.DEPARTED) {
      throw ofThisProcess("object=" + HostedHandle.name(object) + " manager=" + this);
    }
  }

  @Override
  GuestTransport afterwards() {
    return afterwards;
  }

  private static UncrossableException ofThisProcess(String what) {
    return new UncrossableException(
        "what was made or found by a connection to a manager is of use in its process only: "
            + what
            + "; let the other process connect, too, by RemoteManager.connect");
  }

  private void message(byte what, long object) {
    Encoder out = new Encoder(MESSAGE_BYTES).writeByte(what).writeLong(object);
    connection.tell(out.bytes(), out.length());
  }

  /**
   * Checks what is sent to the manager: shared objects must be proxies of objects that it hosts.
   */
  @Override
  public void departs(Shared one) {
    ObjectRef link = Proxies.link(one);
    if (link == null || !link.transport().equals(this)) {
      throw new UncrossableException(
          "lives in this process's tree, or at another manager: shared="
              + one
              + "; "
              + this
              + " can be given only what it hosts itself");
    }
  }

  @Override
  public void stays(Shared one) {
    // nothing was reported
  }

  @Override
  void expect(Class<?> type) {
    expected.add(type.getName());
  }

  /** Returns the proxy that an answer mentions. */
  Object arrived(String form, long handle) {
    long object = HostedHandle.object(handle);
    if (!HostedHandle.is(handle) || HostedHandle.manager(handle) != number) {
      throw new MalformedMessageException("not an object of the manager: handle=" + handle);
    }
    ObjectRef link =
        new ObjectRef(this, object); // first of all, because the server has counted it already
    int type = HostedHandle.type(object);
    return type == HostedType.OBJECT
        ? ManagedObject.proxy(link, type(ManagedObject.typeName(form)))
        : ManagedType.of(type).wrapping().proxy(link);
  }

  private Class<?> type(String typeName) {
    if (!expected.contains(typeName) && !decodePolicy.admits(typeName)) {
      throw new UndecodableException(
          "class is not admitted here: name="
              + typeName
              + "; allow proxies of this interface by Terms.allowing");
    }
    try {
      Class<?> type = Class.forName(typeName, false, loader);
      Methods.check(type);
      return type;
    } catch (ClassNotFoundException e) {
      throw new UndecodableException(
          "class not found in this process: name=" + typeName + "; put it on the class path", e);
    }
  }

  @Override
  long handle(long object) {
    return HostedHandle.of(number, object, 0);
  }

  @Override
  long handle() {
    throw ofThisProcess("manager=" + this);
  }

  @Override
  long record() {
    return 0;
  }

  @Override
  void requireOpen() {
    // the next call will fail
  }

  @Override
  boolean isOpen() {
    return connection.isOpen();
  }

  @Override
  long pid() {
    return pid;
  }

  @Override
  boolean close() {
    cleanup.clean();
    connection.close();
    return true;
  }

  /** Ends the connection when no object of this process uses it any more. */
  private record Unneeded(GuestTransport transport) implements Runnable {
    @Override
    public void run() {
      transport.message(GuestVisit.LEAVE, 0);
      transport.connection.leave();
      ProxyCleaner.forget(transport);
    }
  }

  /** Returns {@code Manager-1 at /127.0.0.1:40123}. */
  @Override
  public String toString() {
    return name + " at " + connection;
  }
}
