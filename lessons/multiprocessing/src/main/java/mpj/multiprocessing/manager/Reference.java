package mpj.multiprocessing.manager;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;

/**
 * What is left of a proxy when it is garbage: enough to tell the server, so that it can free what
 * nobody can reach any more. There is no thread for that: the process looks whenever it uses a
 * proxy, or a manager is garbage; and when it has ended, the server knows anyway.
 *
 * <p>A proxy takes less of this process's heap than its object of the server's. So when there are
 * twice as many as were left the last time, the JVM is asked to look for garbage.
 */
final class Reference extends PhantomReference<Link> {
  private static final ReferenceQueue<Link> GARBAGE = new ReferenceQueue<>();
  private static final HashSet<Reference> ALL = new HashSet<>(); // or they were garbage themselves

  /** So many proxies are no reason to look for garbage. */
  private static final int FEW = 100_000;

  private static final int FIRST_MILLIS = 100;
  private static final int NEXT_MILLIS = 2;

  private static int most = FEW; // guarded by them all

  private final Way way;
  private final long object;

  private Reference(Link link, Way way, long object) {
    super(link, GARBAGE);
    this.way = way.afterwards();
    this.object = object;
  }

  /** Notes a new proxy's link, unless there is no server that could be told of it. */
  static void add(Link link, Way way, long object) {
    if (!way.isOpen()) {
      return;
    }
    Reference reference = new Reference(link, way, object);
    boolean many;
    synchronized (ALL) {
      ALL.add(reference);
      many = ALL.size() > most;
      most = many ? Integer.MAX_VALUE : most; // one thread looks
    }
    if (many) {
      lookForGarbage();
    }
    tellGarbage();
  }

  /** Forgets the proxies whose server would have been told by a way: it has ended. */
  static void forget(Way afterwards) {
    synchronized (ALL) {
      ALL.removeIf(one -> one.way.equals(afterwards));
    }
  }

  private static void lookForGarbage() {
    System.gc();
    tellGarbageSoon();
    synchronized (ALL) {
      most = Math.max(FEW, 2 * ALL.size());
    }
  }

  /** Waits a moment for what the JVM has found to be garbage, and tells of it. */
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

  /** Tells the servers of the proxies that have become garbage. */
  static void tellGarbage() {
    for (Object one = GARBAGE.poll(); one != null; one = GARBAGE.poll()) {
      tell(one);
    }
  }

  private static void tell(Object one) {
    if (one instanceof Reference reference) {
      synchronized (ALL) {
        ALL.remove(reference);
      }
      reference.way.tell(Request.DROPPED, reference.object, 0);
    }
  }
}
