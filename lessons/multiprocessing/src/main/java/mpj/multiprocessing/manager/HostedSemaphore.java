package mpj.multiprocessing.manager;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * A semaphore in the server. It records which client took a permit by {@code hold}. It records
 * nothing about other permits, because they may be signals.
 */
final class HostedSemaphore extends Hosted {
  static final int ACQUIRE = 1;
  static final int RELEASE = 2;
  static final int HOLD = 3;
  static final int LET_GO = 4;
  static final int AVAILABLE = 5;

  private final int limit;
  private final ArrayDeque<Call> waiting = line();
  private final Map<Client, Integer> held = new HashMap<>(4);
  private int available;

  HostedSemaphore(int permits, boolean bounded) {
    if (permits < 0) {
      throw new IllegalArgumentException("a semaphore has 0 or more permits: permits=" + permits);
    }
    this.available = permits;
    this.limit = bounded ? permits : Integer.MAX_VALUE;
  }

  @Override
  boolean runsCode(int method) {
    return false;
  }

  @Override
  Object call(int method, Call in) {
    switch (method) {
      case ACQUIRE, HOLD -> {
        return take(method, in, nanos(in.read()));
      }
      case RELEASE -> release(in.readInt());
      case LET_GO -> {
        held.computeIfPresent(in.client, (client, count) -> count == 1 ? null : count - 1);
        release(1);
      }
      case AVAILABLE -> {
        return available;
      }
      default -> throw unknown(method);
    }
    return null;
  }

  private Object take(int method, Call call, long nanos) {
    call.note = method == HOLD;
    if (available == 0) {
      return keep(waiting, call, nanos);
    }
    give(call);
    return null;
  }

  private void give(Call call) {
    available--;
    if ((Boolean) call.note) {
      held.merge(call.client, 1, Integer::sum);
    }
  }

  private void release(int permits) {
    if (permits < 1) {
      throw new IllegalArgumentException("release 1 permit or more: permits=" + permits);
    }
    if (permits > limit - available) {
      throw new IllegalStateException(
          "more permits would be released than there may be: semaphore="
              + this
              + " available="
              + available
              + " released="
              + permits
              + "; acquire as many as you release");
    }
    available += permits;
    giveToNext();
  }

  private void giveToNext() {
    while (available > 0) {
      Call next = next(waiting);
      if (next == null) {
        return;
      }
      give(next);
      next.end((Object) null);
    }
  }

  @Override
  void died(Client client, boolean wasHeld) {
    super.died(client, wasHeld);
    Integer back = held.remove(client);
    if (back != null) {
      available += Math.min(back, limit - available);
      giveToNext();
    }
  }
}
