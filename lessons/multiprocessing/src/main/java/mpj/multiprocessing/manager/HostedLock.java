package mpj.multiprocessing.manager;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.internal.memory.DeadOwner;
import mpj.multiprocessing.sync.OwnerDied;

/** A lock in the server, reentrant or not. The call that has waited longest gets it next. */
final class HostedLock extends Hosted {
  static final int ACQUIRE = 1;
  static final int RELEASE = 2;
  static final int IS_LOCKED = 3;
  static final int DEPTH = 4;
  static final int OWNER_DIED = 5;

  /** The first number of a condition's own methods. Smaller numbers are methods of its lock. */
  static final int CONDITION = 10;

  /**
   * The state of a call that waits for the lock after it waited for a condition.
   *
   * @param depth how many times the lock is to be taken
   * @param of the condition
   * @param why the call does not wait for the condition any more
   */
  record Return(int depth, HostedCondition of, byte why) {}

  private final boolean reentrant;
  private final ArrayDeque<Call> waiting = line();
  private final List<HostedCondition> conditions = new ArrayList<>(0);
  private Client owner;
  private long thread;
  private int depth;
  private OwnerDied died;

  HostedLock(boolean reentrant) {
    this.reentrant = reentrant;
  }

  @Override
  boolean runsCode(int method) {
    return false;
  }

  @Override
  Object call(int method, Call in) {
    switch (method) {
      case ACQUIRE -> {
        return acquire(in, nanos(in.read()));
      }
      case RELEASE -> release(in);
      case IS_LOCKED -> {
        return owner != null;
      }
      case DEPTH -> {
        return isHeldBy(in) ? depth : 0;
      }
      case OWNER_DIED -> {
        return died;
      }
      default -> throw unknown(method);
    }
    return null;
  }

  private Object acquire(Call call, long nanos) {
    if (owner == null) {
      give(call, 1);
      return null;
    }
    if (reentrant && isHeldBy(call)) {
      depth = Math.addExact(depth, 1);
      return null;
    }
    return keep(waiting, call, nanos);
  }

  boolean isHeldBy(Call call) {
    return owner == call.client && thread == call.thread;
  }

  private void give(Call call, int times) {
    owner = call.client;
    thread = call.thread;
    depth = times;
  }

  private void release(Call call) {
    if (owner == null || (reentrant && !isHeldBy(call))) {
      throw new IllegalStateException(
          (reentrant
                  ? "only the thread that holds a reentrant lock can release it: lock="
                  : "a lock that is free cannot be released: lock=")
              + this
              + "; acquire it first");
    }
    depth--;
    if (depth == 0) {
      free();
    }
  }

  private void free() {
    owner = null;
    died = null;
    giveToNext();
  }

  private void giveToNext() {
    Call next = owner == null ? waiting.poll() : null;
    while (next != null && next.isForsaken()) {
      next.client.remove(next);
      passOn(next);
      next = owner == null ? waiting.poll() : null;
    }
    if (next == null) {
      return;
    }
    if (next.note instanceof Return from) {
      give(next, from.depth);
      if (from.why == Response.RESULT) {
        next.end((Object) null);
      } else {
        next.end(from.why);
      }
    } else {
      give(next, 1);
      next.end((Object) null);
    }
  }

  void add(HostedCondition condition) {
    conditions.add(condition);
  }

  void remove(HostedCondition condition) {
    conditions.remove(condition);
  }

  /**
   * Releases the lock for a call that waits for a condition.
   *
   * @return how many times the call held the lock
   */
  int giveUpFully() {
    int times = depth;
    free();
    return times;
  }

  /**
   * Lets a call wait until it has the lock again. Neither a timeout nor a cancellation ends this
   * wait.
   */
  void takeBack(Call call, Return from) {
    call.note = from;
    waiting.add(call);
    giveToNext();
  }

  @Override
  void giveUp(Call call, byte why) {
    if (!(call.note instanceof Return)) {
      super.giveUp(call, why);
    }
  }

  @Override
  void died(Client client, boolean held) {
    for (Call call : List.copyOf(waiting)) {
      if (call.client == client && waiting.remove(call)) {
        passOn(call);
      }
    }
    if (owner == client) {
      DeadOwner how = client.deadOwner();
      owner = null;
      died = new OwnerDied(how.process(), how.pid(), how.exitCode());
      for (HostedCondition condition : conditions) {
        condition.signal(Integer.MAX_VALUE); // a cancellation may have been on its way
      }
      giveToNext();
    }
  }

  private static void passOn(Call dead) {
    if (dead.note instanceof Return from && from.why == Response.RESULT) {
      from.of.signal(1);
    }
  }
}
