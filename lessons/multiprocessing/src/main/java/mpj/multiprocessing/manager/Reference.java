package mpj.multiprocessing.manager;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;

/**
 * What is left of a proxy when it is garbage: enough to tell the server, so that it can free what
 * nobody can reach any more. There is no thread for that: the process looks whenever it uses a
 * proxy; and when it has ended, the server knows anyway.
 */
final class Reference extends PhantomReference<Link> {
  private static final ReferenceQueue<Link> GARBAGE = new ReferenceQueue<>();
  private static final HashSet<Reference> ALL = new HashSet<>(); // or they were garbage themselves

  private final Way way;
  private final long object;

  private Reference(Link link, Way way, long object) {
    super(link, GARBAGE);
    this.way = way;
    this.object = object;
  }

  /** Notes a new proxy's link. */
  static void add(Link link, Way way, long object) {
    Reference reference = new Reference(link, way, object);
    synchronized (ALL) {
      ALL.add(reference);
    }
    tellGarbage();
  }

  /** Tells the servers of the proxies that have become garbage. */
  static void tellGarbage() {
    for (Object one = GARBAGE.poll(); one != null; one = GARBAGE.poll()) {
      Reference reference = (Reference) one;
      synchronized (ALL) {
        ALL.remove(reference);
      }
      reference.way.tell(Request.DROPPED, reference.object, 0);
    }
  }
}
