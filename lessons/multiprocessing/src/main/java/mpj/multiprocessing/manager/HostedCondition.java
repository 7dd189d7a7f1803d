package mpj.multiprocessing.manager;

import java.util.ArrayDeque;

/** A condition in the server. The condition and its hosted lock share one Java lock. */
final class HostedCondition extends Hosted {
  static final int AWAIT = HostedLock.CONDITION;
  static final int SIGNAL = HostedLock.CONDITION + 1;

  private final HostedLock mutex;
  private final ArrayDeque<Call> waiting = line();

  private final boolean own;

  /**
   * Creates a condition. Its lock is the one in the call's arguments, or a new one if there is no
   * call.
   */
  static HostedCondition of(Host host, Call in) {
    return in == null
        ? new HostedCondition(new HostedLock(true), true)
        : new HostedCondition(mutex(host, (ManagedMutex) in.read()), false);
  }

  private static HostedLock mutex(Host host, ManagedMutex proxy) {
    return switch (host.find(proxy.link().object())) {
      case HostedLock lock -> lock;
      case HostedCondition condition -> condition.mutex;
      case null, default ->
          throw new IllegalArgumentException(
              "the lock is none of this manager's: lock=" + proxy + "; make both by one manager");
    };
  }

  private HostedCondition(HostedLock mutex, boolean own) {
    super(mutex.lock);
    this.mutex = mutex;
    this.own = own;
    mutex.add(this);
  }

  @Override
  void name(long object) {
    super.name(object);
    if (own) {
      mutex.name(object);
    }
  }

  @Override
  boolean runsCode(int method) {
    return false;
  }

  @Override
  Object call(int method, Call in) {
    if (method < HostedLock.CONDITION) {
      return mutex.call(method, in);
    }
    if (!mutex.isHeldBy(in)) {
      throw new IllegalStateException(
          "only who holds a condition's lock can wait or signal: condition="
              + this
              + "; acquire it first");
    }
    return switch (method) {
      case AWAIT -> await(in, nanos(in.read()));
      case SIGNAL -> signal(in.readInt());
      default -> throw unknown(method);
    };
  }

  private Object await(Call call, long nanos) {
    if (nanos <= 0) {
      return Response.NOT_IN_TIME;
    }
    waiting.add(call); // before any other call can take the lock and signal
    call.note = mutex.giveUpFully();
    call.keep(this, nanos);
    return Call.LATER;
  }

  /** Wakes the calls that have waited longest, and returns how many. */
  int signal(int n) {
    int signalled = 0;
    while (signalled < n) {
      Call first = next(waiting);
      if (first == null) {
        break;
      }
      back(first, Response.RESULT);
      signalled++;
    }
    return signalled;
  }

  private void back(Call call, byte why) {
    mutex.takeBack(call, new HostedLock.Return((Integer) call.note, this, why));
  }

  /** The call must take the lock again before it returns. */
  @Override
  void giveUp(Call call, byte why) {
    if (withdraw(call)) {
      back(call, why);
    }
  }

  @Override
  void died(Client client, boolean held) {
    super.died(client, held);
    if (own) {
      mutex.died(client, held);
    }
  }

  @Override
  void freed() {
    lock.lock();
    try {
      mutex.remove(this);
    } finally {
      lock.unlock();
    }
  }
}
