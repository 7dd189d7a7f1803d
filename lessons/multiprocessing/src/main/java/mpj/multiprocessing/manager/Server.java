package mpj.multiprocessing.manager;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.arena.ArenaFullException;
import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.Item;
import mpj.multiprocessing.structure.ItemQueue;
import mpj.multiprocessing.structure.Mailbox;
import mpj.multiprocessing.structure.ManagerState;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;
import mpj.multiprocessing.wire.RemoteFailure;

/**
 * A manager's server: takes requests until their queue is closed, and runs them. The thread that
 * takes them runs them itself as long as that cannot hold it up: where the method may block or the
 * object is busy, a new thread does.
 */
final class Server extends LocalServer {
  private final Tree tree = Tree.current();
  private final ManagerState manager;
  private final ItemQueue requests;
  private final ConcurrentHashMap<Integer, Hosting> objects = new ConcurrentHashMap<>();
  private final Encoder answer = new Encoder();

  /** An object and the offset of its record. */
  private record Hosting(Hosted object, long record) {}

  Server(long manager) {
    this.manager = new ManagerState(tree, manager);
    this.requests = this.manager.requests();
  }

  /** Serves until the manager is shut down. */
  void run() throws InterruptedException {
    LocalServer.current = this;
    Item item = new Item();
    while (requests.get(item, Pause.FOREVER, null) >= 0) {
      dispatch(item);
      item.trim();
    }
  }

  private void dispatch(Item item) {
    Request request = Request.read(item.bytes(), item.length());
    if (request.object == Request.MANAGER) {
      host(request.arguments);
      return;
    }
    Hosting hosting = objects.get(request.object);
    boolean free = hosting == null || !hosting.object.mayBlock(request.method);
    if (free && (hosting == null || hosting.object.lock.tryLock())) {
      try {
        serve(request, hosting, answer.reset());
      } finally {
        if (hosting != null) {
          hosting.object.lock.unlock();
        }
      }
    } else {
      handOver(Arrays.copyOf(item.bytes(), item.length()), hosting);
    }
  }

  private void host(Decoder in) {
    int type = in.readInt();
    int number = in.readInt();
    objects.put(number, new Hosting(HostedType.make(type), in.readLong()));
  }

  private void handOver(byte[] request, Hosting hosting) {
    Thread thread = new Thread(null, new BlockingCall(request, hosting), "mpj-call", 0, false);
    thread.setDaemon(true);
    thread.start();
  }

  private final class BlockingCall implements Runnable {
    private final byte[] request;
    private final Hosting hosting;

    BlockingCall(byte[] request, Hosting hosting) {
      this.request = request;
      this.hosting = hosting;
    }

    @Override
    public void run() {
      hosting.object.lock.lock();
      try {
        serve(Request.read(request, request.length), hosting, new Encoder());
      } finally {
        hosting.object.lock.unlock();
      }
    }
  }

  /** Runs a request and answers it. The caller has the object's lock. */
  private void serve(Request request, Hosting hosting, Encoder out) {
    long began = Gate.isActive() ? System.nanoTime() : 0;
    call(request, hosting, out);
    if (began != 0) {
      long took = System.nanoTime() - began;
      long record = hosting == null ? 0 : hosting.record;
      Gate.emit(EventKind.CALL_SERVED, record, request.client, took, 0);
    }
    Mailbox mailbox = new Mailbox(tree, request.mailbox);
    try {
      mailbox.answer(request.call, out.bytes(), out.length());
    } catch (ArenaFullException e) {
      fail(out, e);
      mailbox.answer(request.call, out.bytes(), out.length());
    }
  }

  private void call(Request request, Hosting hosting, Encoder out) {
    try {
      if (hosting == null) {
        throw new IllegalArgumentException(
            "the manager hosts no such object: object=" + request.object);
      }
      out.writeByte(Link.RESULT);
      hosting.object.call(request.method, request.arguments, out);
    } catch (Throwable thrown) {
      fail(out, thrown);
    }
  }

  private static void fail(Encoder out, Throwable thrown) {
    out.reset().writeByte(Link.FAILURE);
    ChildProcess self = ChildProcess.current();
    RemoteFailure.write(out, thrown, self.name() + " (pid " + self.pid() + ")");
  }

  @Override
  boolean hosts(long offset) {
    return manager.offset() == offset;
  }

  @Override
  Decoder serve(Encoder bytes) {
    Request request = Request.read(bytes.bytes(), bytes.length());
    Hosting hosting = objects.get(request.object);
    Encoder out = new Encoder();
    hosting.object.lock.lock();
    try {
      call(request, hosting, out);
    } finally {
      hosting.object.lock.unlock();
    }
    return Link.decoder(out.bytes(), out.length());
  }
}
