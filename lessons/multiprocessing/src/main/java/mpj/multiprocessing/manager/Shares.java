package mpj.multiprocessing.manager;

import java.util.HashMap;
import java.util.Map;

/**
 * Who has a share in a hosted object, so that it must be kept: processes that hold proxies, and
 * messages on their way that mention it. Guarded by the {@link Host}'s monitor.
 *
 * <p>All notes of a process come in the order in which it made them, and a message is noted before
 * it is sent. So its receiver's note, which makes a reference of it, comes later, and there is no
 * moment at which a reachable object has no share.
 *
 * <p>A message that is never read keeps its share until its sender is killed or fails: what a
 * process that ended in good order has put into a queue is still good. A cycle of hosted objects
 * that hold one another is never freed.
 */
final class Shares {
  /**
   * One kind of share.
   *
   * @param sender of a message; null: it is a reference
   * @param receiver of the message, or who holds the reference; null: whoever reads it
   */
  private record Share(Client sender, Client receiver) {}

  private final Map<Share, Integer> counts = new HashMap<>(4);

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Tells whether the client holds a proxy, or is about to. */
  boolean has(Client client) {
    return counts.keySet().stream().anyMatch(share -> client.equals(share.receiver));
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
    return counts
        .keySet()
        .removeIf(share ->
            client.equals(share.receiver)
                || (byAccident && share.receiver == null && client.equals(share.sender)));
  }

  private void add(Share share) {
    counts.merge(share, 1, Integer::sum);
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
