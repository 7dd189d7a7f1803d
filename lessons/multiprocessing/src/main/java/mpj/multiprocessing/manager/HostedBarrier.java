package mpj.multiprocessing.manager;

import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.sync.BrokenBarrier;

/**
 * A barrier in the server, where its action runs, too. A client is a party, a holder or neither, as
 * the processes of a {@link mpj.multiprocessing.sync.Barrier} are.
 */
final class HostedBarrier extends Hosted {
  static final int AWAIT = 1;
  static final int ABORT = 2;
  static final int RESET = 3;
  static final int PARTIES = 4;
  static final int WAITING = 5;
  static final int IS_BROKEN = 6;

  private final int parties;
  private final Task action;
  private final long timeout;
  private final ArrayDeque<Call> waiting = line();
  private boolean broken;

  /** The clients that are parties. */
  private final Set<Client> countedOn = ConcurrentHashMap.newKeySet();

  /** The clients that have proxies, but neither use the barrier nor run a task. */
  private final Set<Client> idle = ConcurrentHashMap.newKeySet();

  /** Creates a barrier from the arguments of a call. The client of the call is the first party. */
  HostedBarrier(Call in) {
    int parties = in.readInt();
    if (parties < 1) {
      throw new IllegalArgumentException("a barrier has at least 1 party: parties=" + parties);
    }
    this.parties = parties;
    this.action = (Task) in.read();
    this.timeout = nanos(in.read());
    countOn(in.client);
  }

  @Override
  boolean runsCode(int method) {
    return method == AWAIT && action != null;
  }

  @Override
  boolean canBeLeft(int method) {
    return false; // all parties have come before the action runs
  }

  @Override
  Object call(int method, Call in) {
    switch (method) {
      case AWAIT -> {
        Object nanos = in.read();
        return await(in, nanos == null ? timeout : nanos(nanos));
      }
      case ABORT -> breakFor("it was aborted");
      case RESET -> {
        breakFor("it was reset");
        broken = false;
      }
      case PARTIES -> {
        return parties;
      }
      case WAITING -> {
        return waiting.size();
      }
      case IS_BROKEN -> {
        return broken;
      }
      default -> throw unknown(method);
    }
    return null;
  }

  /** Makes a client a party. */
  void countOn(Client client) {
    idle.remove(client);
    countedOn.add(client);
  }

  @Override
  void given(Client client) {
    if (client.service) {
      idle.add(client);
    } else {
      countOn(client);
    }
  }

  @Override
  void arrived(Client client) {
    idle.remove(client);
  }

  @Override
  void left(Client client) {
    countedOn.remove(client);
    idle.add(client);
  }

  private Object await(Call call, long nanos) {
    countOn(call.client);
    if (broken) {
      throw broken("it was broken before this party arrived", null);
    }
    int after = parties - 1 - waiting.size();
    if (after == 0) {
      trip();
      return 0;
    }
    call.note = after;
    Object kept = keep(waiting, call, nanos);
    if (Response.isLate(kept)) {
      breakFor("another party did not wait");
      throw broken("not all parties came in time", null);
    }
    return kept;
  }

  private void trip() {
    if (action != null) {
      try {
        action.run();
      } catch (Throwable t) {
        breakFor("the action failed");
        throw broken("the action failed, cause=" + t, t);
      }
    }
    for (Call next = next(waiting); next != null; next = next(waiting)) {
      next.end(next.note);
    }
  }

  private void breakFor(String why) {
    broken = true;
    for (Call next = next(waiting); next != null; next = next(waiting)) {
      next.fail(broken(why, null));
    }
  }

  private BrokenBarrier broken(String why, Throwable cause) {
    return new BrokenBarrier(why + ": barrier=" + this + " parties=" + parties, cause);
  }

  @Override
  void giveUp(Call call, byte why) {
    if (withdraw(call)) {
      breakFor("another party did not wait any longer");
      if (why == Response.LATE) {
        call.fail(broken("not all parties came in time", null));
      } else {
        call.end(why);
      }
    }
  }

  @Override
  void died(Client client, boolean held) {
    boolean party = countedOn.remove(client);
    boolean holder = !idle.remove(client);
    boolean waited = waiting.stream().anyMatch(call -> call.client == client);
    if (waited || (held && (party || (holder && !waiting.isEmpty())))) {
      breakFor("a party died, process=" + client.deadOwner().process());
    }
  }
}
