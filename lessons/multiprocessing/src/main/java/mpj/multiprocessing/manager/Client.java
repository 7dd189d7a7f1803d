package mpj.multiprocessing.manager;

import java.util.HashMap;
import java.util.Map;
import mpj.multiprocessing.internal.memory.Deceased;

/**
 * Who calls, as the server knows it: an identity that can die. A process of the tree is one kind,
 * and has a slot; another process in that slot is another client. A {@link Guest} has the other.
 */
final class Client {
  /** Its slot, for reports; 0 if it is of no process of this tree. */
  final int slot;

  /** Whether it works for others, as a pool's worker does. */
  final boolean service;

  /** Null if it is a process of this tree. */
  final Guest guest;

  private final Map<Object, Call> waiting = new HashMap<>();
  private volatile Deceased deceased;

  Client(int slot, boolean service) {
    this.slot = slot;
    this.service = service;
    this.guest = null;
  }

  Client(Guest guest) {
    this.slot = 0;
    this.service = false;
    this.guest = guest;
  }

  boolean isDead() {
    return deceased != null;
  }

  /** Returns how it died. */
  Deceased deceased() {
    return deceased;
  }

  /** Notes the death. Its calls are forgotten: there is nobody to answer. */
  synchronized void died(Deceased how) {
    deceased = how;
    waiting.clear();
  }

  /** Notes a call that is not answered at once. */
  synchronized void add(Call call) {
    waiting.put(call.token(), call);
  }

  synchronized void remove(Call call) {
    waiting.remove(call.token(), call);
  }

  /** Returns the call of that token, null if it has been answered. */
  synchronized Call waiting(Object token) {
    return waiting.get(token);
  }
}
