package mpj.multiprocessing.manager;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.memory.HostedHandle;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.internal.queue.ItemQueue;

/**
 * The way to the server within a process tree. Requests go into the manager's queue, and answers
 * into a mailbox of the caller. In the server itself, code of clients uses proxies, too. There a
 * call runs directly, because the thread that serves calls may be the caller.
 *
 * <p>All objects of this process that lead to the same manager use the same way. When the way is
 * garbage, this process does not use the manager any more. Reports that remain to be sent then go
 * by another way.
 */
final class TreeTransport extends Transport implements Mailbox.Alive {
  private static final int NOTE_BYTES = 17;
  private static final HashMap<Integer, WeakReference<TreeTransport>> KNOWN = new HashMap<>();

  private final Tree tree;
  private final ManagerState manager;
  private final ItemQueue requests;
  private final int number;
  private final TreeTransport afterwards;

  private TreeTransport(Tree tree, ManagerState manager) {
    this(tree, manager, null);
  }

  private TreeTransport(Tree tree, ManagerState manager, TreeTransport afterwards) {
    this.tree = tree;
    this.manager = manager;
    this.requests = manager.requests();
    this.number = manager.number();
    this.afterwards = afterwards;
  }

  /**
   * Returns the way to a manager, by its number. An object of this process must mention the
   * manager.
   */
  static synchronized TreeTransport to(int number) {
    TreeTransport known = known(number);
    return known != null ? known : begin(ManagerState.find(Tree.current(), number));
  }

  /** Returns the way to a manager. The manager's record must not be freed now. */
  static synchronized TreeTransport to(ManagerState manager) {
    TreeTransport known = known(manager.number());
    return known != null ? known : begin(manager);
  }

  private static TreeTransport known(int number) {
    WeakReference<TreeTransport> last = KNOWN.get(number);
    TreeTransport known = last == null ? null : last.get();
    return known != null && known.tree == Tree.current() ? known : null;
  }

  /**
   * Creates a way. The references to garbage proxies keep the manager's record, too, until they are
   * reported.
   */
  private static TreeTransport begin(ManagerState manager) {
    Tree tree = Tree.current();
    Holders.hold(tree, manager.block());
    KNOWN.values().removeIf(one -> one.refersTo(null));
    TreeTransport transport = new TreeTransport(tree, manager, new TreeTransport(tree, manager));
    KNOWN.put(manager.number(), new WeakReference<>(transport));
    return transport;
  }

  @Override
  TreeTransport afterwards() {
    return afterwards;
  }

  ManagerState manager() {
    return manager;
  }

  /** Returns the server if it runs in this process, otherwise null. */
  private LocalServer here() {
    LocalServer server = LocalServer.current;
    return server != null && server.number == number ? server : null;
  }

  @Override
  public boolean check() {
    return manager.isServerAlive();
  }

  /** Returns a new name for an object of a type. */
  long name(int type) {
    return HostedHandle.object(type, HostedType.nextNumber(tree, type));
  }

  @Override
  long handle(long object) {
    return HostedHandle.of(number, object, tree.slot());
  }

  @Override
  Object call(long object, int method, Object[] arguments) throws Throwable {
    LocalServer here = here();
    if (here != null) {
      return here.call(object, method, arguments);
    }
    if (!manager.isOpen()) {
      throw gone(object, "no call was made");
    }
    CallBuffers caller = CallBuffers.take(tree);
    try {
      int call = caller.prepare(object, method, arguments);
      int found = caller.exchange(call, requests, this);
      if (found == Mailbox.NEVER) {
        throw gone(object, "the call under way may have taken effect or not");
      }
      if (found == Mailbox.LATE) {
        throw new InterruptedException(
            "interrupted, and the manager does not hear it, is it stopped? object="
                + HostedHandle.name(object)
                + " manager="
                + this
                + " pid="
                + manager.pid()
                + "; the call may have taken effect or not");
      }
      if (!caller.answer.isWhole()) {
        throw new UndecodableException(
            "not enough memory for the answer, which is lost: bytes="
                + caller.answer.length()
                + " object="
                + HostedHandle.name(object)
                + "; ask for less at a time, or give this process a larger heap");
      }
      return Response.read(decoder(caller.answer.bytes(), caller.answer.length()));
    } finally {
      caller.giveBack();
    }
  }

  static Decoder decoder(byte[] bytes, int length) {
    return new Decoder(bytes, 0, length, Thread.currentThread().getContextClassLoader());
  }

  /**
   * Creates an object under a new name, and does not wait for the server. A failure is seen at the
   * first call.
   */
  @Override
  long host(int type) {
    long object = name(type);
    LocalServer here = here();
    if (here != null) {
      here.host(object);
    } else if (!put(Request.HOST, object, 0)) {
      throw gone(object, "nothing was made");
    }
    return object;
  }

  @Override
  void expect(Class<?> type) {
    // a process of the tree is trusted
  }

  @Override
  long handle() {
    return record();
  }

  @Override
  long record() {
    return manager.block().offset();
  }

  @Override
  void requireOpen() {
    if (manager.isShutDown()) {
      throw new ManagerGone(
          "the manager was shut down: manager=" + this + "; make a new one to host objects");
    }
  }

  @Override
  boolean isOpen() {
    return manager.isOpen();
  }

  @Override
  long pid() {
    return manager.pid();
  }

  @Override
  boolean close() {
    return false;
  }

  @Override
  void tell(byte what, long object, int other) {
    LocalServer here = here();
    if (here != null) {
      here.told(what, tree.slot(), object, other);
    } else {
      put(what, object, other); // a manager that has ended needs no reports
    }
  }

  private boolean put(byte kind, long object, int other) {
    Encoder out = new Encoder(NOTE_BYTES);
    Request.write(out, kind, tree.slot(), object, other);
    try {
      return manager.isOpen()
          && requests.put(out.bytes(), out.length(), Backoff.FOREVER, null) >= 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException("a queue without limit never waits", e);
    }
  }

  private ManagerGone gone(long object, String consequence) {
    String who =
        (HostedHandle.type(object) == HostedType.MANAGER
                ? ""
                : "object=" + HostedHandle.name(object) + " ")
            + "manager="
            + this
            + " pid="
            + manager.pid();
    if (manager.isShutDown()) {
      return new ManagerGone(
          "the manager was shut down: "
              + who
              + "; "
              + consequence
              + "; close a manager when nobody uses its objects any more");
    }
    return new ManagerGone(
        "the manager's server has ended: "
            + who
            + " exitCode="
            + manager.exitCode()
            + "; "
            + consequence
            + "; what it hosted is lost, make a new manager");
  }

  @Override
  public String toString() {
    return manager.name();
  }
}
