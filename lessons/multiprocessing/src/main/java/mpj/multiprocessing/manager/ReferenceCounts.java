package mpj.multiprocessing.manager;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

/**
 * The references to a hosted object. As long as there are any, the server keeps the object. A
 * reference is called a share. A process that has a proxy has a share, and so does a message on its
 * way that mentions the object. Guarded by the {@link Host}'s monitor.
 *
 * <p>All reports of a process arrive in the order in which it made them, and a message is reported
 * before it is sent. The receiver reports later that it has read the message, and the message's
 * share becomes the receiver's share. So there is no moment at which a reachable object has no
 * share.
 *
 * <p>A message that is never read keeps its share until its sender is killed or fails. If the
 * sender ends normally, what it has put into a queue is still valid. Hosted objects that refer to
 * each other in a cycle are never freed.
 */
final class ReferenceCounts {
  private final Map<Share, Integer> counts = new HashMap<>(4);

  /**
   * One kind of share. {@code equals} and {@code hashCode} are written by hand, because to link
   * those of a record would add 20 ms to a server's first request.
   *
   * @param sender of a message; null if this is the share of a process
   * @param receiver of the message, or the process that has the share; null if any process may read
   *     it
   */
  private record Share(Client sender, Client receiver) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Share share && share.sender == sender && share.receiver == receiver;
    }

    @Override
    public int hashCode() {
      return 31 * Objects.hashCode(sender) + Objects.hashCode(receiver);
    }
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Returns whether the client has a proxy or will get one. */
  boolean has(Client client) {
    for (Share share : counts.keySet()) {
      if (share.receiver == client) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether there is a share besides those of the client's own proxies. */
  boolean isUsedBesides(Client client) {
    for (Share share : counts.keySet()) {
      if (share.sender != null || share.receiver != client) {
        return true;
      }
    }
    return false;
  }

  /** A proxy was created for the client that asked for the object. */
  void made(Client by) {
    add(new Share(null, by));
  }

  void departed(Client sender) {
    add(new Share(sender, null));
  }

  void stayed(Client sender) {
    remove(new Share(sender, null));
  }

  void given(Client sender, Client receiver) {
    if (remove(new Share(sender, null))) {
      add(new Share(sender, receiver));
    }
  }

  void arrived(Client sender, Client receiver) {
    if (!remove(new Share(sender, receiver))) {
      remove(new Share(sender, null));
    }
    add(new Share(null, receiver));
  }

  void dropped(Client by) {
    remove(new Share(null, by));
  }

  /**
   * Removes a client's shares.
   *
   * @return whether it had any
   */
  boolean died(Client client, boolean byAccident) {
    boolean any = false;
    for (Iterator<Share> all = counts.keySet().iterator(); all.hasNext(); ) {
      Share share = all.next();
      boolean unsent = byAccident && share.receiver == null && share.sender == client;
      if (unsent || share.receiver == client) {
        all.remove();
        any = true;
      }
    }
    return any;
  }

  private void add(Share share) {
    Integer count = counts.get(share);
    counts.put(share, count == null ? 1 : count + 1);
  }

  private boolean remove(Share share) {
    Integer count = counts.get(share);
    if (count == null) {
      return false;
    }
    if (count == 1) {
      counts.remove(share);
    } else {
      counts.put(share, count - 1);
    }
    return true;
  }
}
