package mpj.multiprocessing.manager;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import mpj.multiprocessing.internal.memory.DeadOwner;

/** A queue in the server. A joinable queue knows which clients have unfinished items. */
final class HostedQueue extends Hosted {
  static final int PUT = 1;
  static final int GET = 2;
  static final int SIZE = 3;
  static final int CAPACITY = 4;
  static final int SHUT_DOWN = 5;
  static final int TASK_DONE = 6;
  static final int JOIN = 7;

  /** How many items were lost because clients died with them, and which client that was last. */
  record Lost(int items, DeadOwner last) {}

  private final int max;
  private final boolean joinable;
  private final ArrayDeque<Item> items = new ArrayDeque<>();
  private final ArrayDeque<Call> getters = line();
  private final ArrayDeque<Call> putters = line();
  private final ArrayDeque<Call> joiners = line();
  private final Map<Client, Integer> inHand = new HashMap<>(4);
  private boolean shutDown;
  private Lost lost = new Lost(0, null);

  /** Wraps an item, because a queue of the JDK cannot hold null. */
  private record Item(Object object) {}

  /** Creates a queue. Its limit is in the call's arguments; without a call there is no limit. */
  HostedQueue(Call in, boolean joinable) {
    int max = in == null ? 0 : in.readInt();
    if (max < 0) {
      throw new IllegalArgumentException("a bounded queue holds at least one item: max=" + max);
    }
    this.max = max;
    this.joinable = joinable;
  }

  @Override
  boolean runsCode(int method) {
    return false;
  }

  @Override
  Object call(int method, Call in) {
    switch (method) {
      case PUT -> {
        return put(in, nanos(in.read()), in.read());
      }
      case GET -> {
        return get(in, nanos(in.read()));
      }
      case SIZE -> {
        return items.size();
      }
      case CAPACITY -> {
        return max;
      }
      case SHUT_DOWN -> shutDown((Boolean) in.read());
      case TASK_DONE -> taskDone(in.client);
      case JOIN -> {
        Object nanos = in.read();
        return isOver() ? lost : keep(joiners, in, nanos(nanos));
      }
      default -> throw unknown(method);
    }
    return null;
  }

  private Object put(Call call, long nanos, Object item) {
    requireOpen(true);
    if (max > 0 && items.size() >= max) {
      call.note = item;
      return keep(putters, call, nanos);
    }
    add(item);
    return null;
  }

  private void add(Object item) {
    items.add(new Item(item));
    Call getter = next(getters);
    if (getter != null) {
      getter.end(take(getter.client));
    }
  }

  private Object get(Call call, long nanos) {
    if (items.isEmpty()) {
      requireOpen(false);
      return keep(getters, call, nanos);
    }
    return take(call.client);
  }

  private Object take(Client client) {
    Object item = items.remove().object;
    if (joinable) {
      inHand.merge(client, 1, Integer::sum);
    }
    Call putter = next(putters);
    if (putter != null) {
      items.add(new Item(putter.note));
      putter.end((Object) null);
    }
    return item;
  }

  private void requireOpen(boolean toPut) {
    if (shutDown) {
      throw new IllegalStateException(
          "the queue was shut down" + (toPut ? "" : ", and is empty") + ": queue=" + this);
    }
  }

  private void shutDown(boolean immediate) {
    shutDown = true;
    if (immediate) {
      items.clear();
      tellJoiners();
    }
    IllegalStateException why = new IllegalStateException("the queue was shut down: queue=" + this);
    for (ArrayDeque<Call> line : java.util.List.of(getters, putters)) {
      for (Call next = next(line); next != null; next = next(line)) {
        next.fail(why);
      }
    }
  }

  private void taskDone(Client client) {
    if (!inHand.containsKey(client)) {
      throw new IllegalStateException(
          "taskDone was called more often than this process got items: queue=" + this);
    }
    inHand.computeIfPresent(client, (c, count) -> count == 1 ? null : count - 1);
    tellJoiners();
  }

  private boolean isOver() {
    return items.isEmpty() && inHand.isEmpty();
  }

  private void tellJoiners() {
    while (isOver()) {
      Call next = next(joiners);
      if (next == null) {
        return;
      }
      next.end(lost);
    }
  }

  @Override
  void died(Client client, boolean held) {
    super.died(client, held);
    Integer had = inHand.remove(client);
    if (had != null) {
      lost = new Lost(lost.items + had, client.deadOwner());
    }
    tellJoiners();
  }
}
