package mpj.multiprocessing.manager;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.memory.HostedHandle;

/**
 * An object in the server, together with which of its methods can be called: those it knows by
 * number, and no others. One call at a time has it, under its lock.
 */
abstract class Hosted {
  /** Null for an object that many calls may use at once, or that has a {@link #monitor}. */
  final ReentrantLock lock;

  /** Guarded by the host's monitor. */
  final Shares shares = new Shares();

  private final List<ArrayDeque<Call>> lines = new ArrayList<>(1);
  private long object;

  /**
   * Set once anything has come into it that is not plain: from then on any method may meet that.
   */
  private volatile boolean holdsObjects;

  Hosted() {
    this(new ReentrantLock());
  }

  Hosted(ReentrantLock lock) {
    this.lock = lock;
  }

  /** Returns the object whose monitor a call has while it runs; null: none. */
  Object monitor() {
    return null;
  }

  void name(long object) {
    this.object = object;
  }

  /** Returns a new proxy of this object. */
  Object proxy(Link link) {
    return ManagedType.of(HostedHandle.type(object)).wrapping().proxy(link);
  }

  /** Returns {@code List-1}. */
  @Override
  public final String toString() {
    return HostedHandle.name(object);
  }

  /**
   * Tells whether a call may take long, because it runs code of the client's: what its method is
   * given to run, or how an object of the client's is read, compared or written. Such a call gets a
   * thread of its own, and nobody else's waits behind it.
   */
  final boolean runsCode(Call call) {
    brings(call);
    return !call.plain || holdsObjects || runsCode(call.method);
  }

  /** Notes what a call brings. */
  final void brings(Call call) {
    if (!call.plain && lock != null) {
      holdsObjects = true;
    }
  }

  /** Tells whether a method runs code of the client's whatever it is given. */
  abstract boolean runsCode(int method);

  /** Tells whether a client that does not want to wait for a method is answered at once. */
  boolean canBeLeft(int method) {
    return runsCode(method);
  }

  /**
   * Runs a method.
   *
   * @param in where its arguments are read from
   * @return its result, {@link Answer#NOT_IN_TIME}, or {@link Call#LATER}
   * @throws Throwable whatever the method throws: it goes back to the client
   */
  abstract Object call(int method, Call in) throws Throwable;

  /** Makes a line of calls that wait for the same, in the order in which they came. */
  final ArrayDeque<Call> line() {
    ArrayDeque<Call> line = new ArrayDeque<>(0);
    lines.add(line);
    return line;
  }

  /** Has a call wait at the end of a line; what it waits for is not there now. */
  final Object keep(ArrayDeque<Call> line, Call call, long nanos) {
    if (nanos <= 0) {
      return Answer.NOT_IN_TIME;
    }
    line.add(call);
    call.keep(this, nanos);
    return Call.LATER;
  }

  /**
   * Takes the first call out of a line, null if there is none: nothing is given to the dead, nor to
   * those who wait no more.
   */
  static Call next(ArrayDeque<Call> line) {
    Call first = line.poll();
    while (first != null && first.isForsaken()) {
      first.client.remove(first);
      first = line.poll();
    }
    return first;
  }

  /** Takes a call out of its line. False if it was in none: it has been answered. */
  final boolean withdraw(Call call) {
    for (ArrayDeque<Call> line : lines) {
      if (line.remove(call)) {
        return true;
      }
    }
    return false;
  }

  /** Does not keep a call any longer: time is up, or its client does not want to wait. */
  void giveUp(Call call, byte why) {
    if (withdraw(call)) {
      call.end(why);
    }
  }

  /**
   * Frees what a client had that has died, and forgets its calls.
   *
   * @param held whether it was killed or failed while it held a proxy
   */
  void died(Client client, boolean held) {
    for (ArrayDeque<Call> line : lines) {
      if (!line.isEmpty()) {
        line.removeIf(call -> call.client == client);
      }
    }
  }

  /** Is told that a client is started with a proxy. Under the host's monitor, as the next two. */
  void given(Client client) {}

  /** Is told that a client got a proxy in a message. */
  void arrived(Client client) {}

  /** Is told that a client has no task any more for which it had a proxy. */
  void left(Client client) {}

  /** Is told that nobody can use it any more. Not under its lock. */
  void freed() {}

  /** Returns the nanoseconds that null, for ever, or a number stand for; never less than 0. */
  static long nanos(Object argument) {
    return argument == null ? Pause.FOREVER : Math.max(0, (Long) argument);
  }

  /** What a method number that the object does not know is answered with. */
  final IllegalArgumentException unknown(int method) {
    return new IllegalArgumentException(
        "not a method that can be called: object=" + this + " method=" + method);
  }
}
