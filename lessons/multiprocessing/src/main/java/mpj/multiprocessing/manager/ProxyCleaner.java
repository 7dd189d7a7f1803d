package mpj.multiprocessing.manager;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;

/**
 * What remains of a proxy that is garbage: enough to tell the server, so that it can free objects
 * that nothing refers to. There is no thread for that. A process looks for garbage proxies whenever
 * it uses a proxy, or when a manager is garbage. When the process has ended, the server knows
 * anyway.
 *
 * <p>A proxy takes less of this process's heap than its object takes of the server's heap. So when
 * there are twice as many proxies as were left the last time, this class calls {@link System#gc}.
 */
final class ProxyCleaner extends PhantomReference<ObjectRef> {
  private static final ReferenceQueue<ObjectRef> GARBAGE = new ReferenceQueue<>();
  private static final HashSet<ProxyCleaner> ALL = new HashSet<>(); // keeps the references alive

  /** Up to this number of proxies the garbage collector is not called. */
  private static final int FEW = 100_000;

  private static final int FIRST_MILLIS = 100;
  private static final int NEXT_MILLIS = 2;

  private static int most = FEW; // guarded by ALL

  private final Transport transport;
  private final long object;

  private ProxyCleaner(ObjectRef link, Transport transport, long object) {
    super(link, GARBAGE);
    this.transport = transport.afterwards();
    this.object = object;
  }

  /** Records the link of a new proxy, unless the server has ended. */
  static void add(ObjectRef link, Transport transport, long object) {
    if (!transport.isOpen()) {
      return;
    }
    ProxyCleaner reference = new ProxyCleaner(link, transport, object);
    boolean many;
    synchronized (ALL) {
      ALL.add(reference);
      many = ALL.size() > most;
      most = many ? Integer.MAX_VALUE : most; // only one thread looks for garbage
    }
    if (many) {
      lookForGarbage();
    }
    tellGarbage();
  }

  /** Forgets the proxies that would have been reported by a way, because its server has ended. */
  static void forget(Transport afterwards) {
    synchronized (ALL) {
      ALL.removeIf(one -> one.transport.equals(afterwards));
    }
  }

  private static void lookForGarbage() {
    System.gc();
    tellGarbageSoon();
    synchronized (ALL) {
      most = Math.max(FEW, 2 * ALL.size());
    }
  }

  /** Waits a short time for proxies that the garbage collector finds, and reports them. */
  static void tellGarbageSoon() {
    try {
      for (int wait = FIRST_MILLIS; wait > 0; ) {
        Object one = GARBAGE.remove(wait);
        wait = one == null ? 0 : NEXT_MILLIS;
        tell(one);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reports the proxies that have become garbage to their servers. */
  static void tellGarbage() {
    for (Object one = GARBAGE.poll(); one != null; one = GARBAGE.poll()) {
      tell(one);
    }
  }

  private static void tell(Object one) {
    if (one instanceof ProxyCleaner reference) {
      synchronized (ALL) {
        ALL.remove(reference);
      }
      reference.transport.tell(Request.DROPPED, reference.object, 0);
    }
  }
}
