package mpj.multiprocessing.manager;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

/**
 * Who has a share in a hosted object, so that it must be kept: processes that hold proxies, and
 * messages on their way that mention it. Guarded by the {@link Host}'s monitor.
 *
 * <p>All notes of a process come in the order in which it made them, and a message is noted before
 * it is sent. So its receiver's note, which makes a reference of it, comes later, and there is no
 * moment at which a reachable object has no share.
 *
 * <p>A message that is never read keeps its share until its sender is killed or fails: what a
 * process that ended in good order has put into a queue is still good. Hosted objects that hold one
 * another in a circle are never freed.
 */
final class Shares {
  private final Map<Share, Integer> counts = new HashMap<>(4);

  /**
   * One kind of share. What a record would have by itself is written out: to link that would cost a
   * server's first request 20 ms.
   *
   * @param sender of a message; null: it is a reference
   * @param receiver of the message, or who holds the reference; null: whoever reads it
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

  /** Tells whether the client holds a proxy, or is about to. */
  boolean has(Client client) {
    for (Share share : counts.keySet()) {
      if (share.receiver == client) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether anybody has a share, or is about to, but for the proxies that a client holds. */
  boolean isUsedBesides(Client client) {
    for (Share share : counts.keySet()) {
      if (share.sender != null || share.receiver != client) {
        return true;
      }
    }
    return false;
  }

  /** A proxy was made for who asked for the object. */
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

  /** Takes away what a client has; false if that was nothing. */
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
