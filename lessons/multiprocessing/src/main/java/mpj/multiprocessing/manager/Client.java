package mpj.multiprocessing.manager;

import java.util.HashMap;
import java.util.Map;
import mpj.multiprocessing.internal.memory.DeadOwner;

/**
 * A caller as the server knows it. A client can die. Some clients are processes of the tree, which
 * have a slot: if another process gets the same slot, it is another client. The other clients are
 * guests, see {@link Guest}.
 */
final class Client {
  /** The client's slot, for reports; 0 if it is not a process of this tree. */
  final int slot;

  /** Whether it works for other processes, as a pool's worker does. */
  final boolean service;

  /** Null if this client is a process of the tree. */
  final Guest guest;

  private final Map<Object, Call> waiting = new HashMap<>();
  private volatile DeadOwner deadOwner;

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
    return deadOwner != null;
  }

  /** Returns how this client died. */
  DeadOwner deadOwner() {
    return deadOwner;
  }

  /** Records the death, and drops the client's calls: no process waits for their answers. */
  synchronized void died(DeadOwner how) {
    deadOwner = how;
    waiting.clear();
  }

  /** Records a call that is not answered at once. */
  synchronized void add(Call call) {
    waiting.put(call.token(), call);
  }

  synchronized void remove(Call call) {
    waiting.remove(call.token(), call);
  }

  /** Returns the call with that token, or null if it has been answered. */
  synchronized Call waiting(Object token) {
    return waiting.get(token);
  }
}
