package mpj.multiprocessing.manager;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.memory.HostedHandle;

/**
 * An object in the server, with the methods that clients can call. It knows its methods by number,
 * and refuses other numbers. One call at a time runs, under the object's lock.
 */
abstract class Hosted {
  /**
   * Null for an object that many calls may use at the same time, or that has a {@link #monitor}.
   */
  final ReentrantLock lock;

  /** Guarded by the host's monitor. */
  final ReferenceCounts shares = new ReferenceCounts();

  private final List<ArrayDeque<Call>> lines = new ArrayList<>(1);
  private long object;

  /**
   * Set when a value that is not plain has come into the object. From then on any method may run
   * the client's code on that value.
   */
  private volatile boolean holdsObjects;

  Hosted() {
    this(new ReentrantLock());
  }

  Hosted(ReentrantLock lock) {
    this.lock = lock;
  }

  /** Returns the object whose monitor a call holds while it runs; null for none. */
  Object monitor() {
    return null;
  }

  void name(long object) {
    this.object = object;
  }

  /** Returns a new proxy of this object. */
  Object proxy(ObjectRef link) {
    return ManagedType.of(HostedHandle.type(object)).wrapping().proxy(link);
  }

  /** Returns {@code List-1}. */
  @Override
  public final String toString() {
    return HostedHandle.name(object);
  }

  /**
   * Returns whether a call may take long because it runs code of the client: a function that is
   * passed to the method, or code of the client's classes that reads, compares or writes objects.
   * Such a call runs in a thread of its own, so that other calls do not wait behind it.
   */
  final boolean runsCode(Call call) {
    brings(call);
    return !call.plain || holdsObjects || runsCode(call.method);
  }

  /** Notes what kind of arguments a call has. */
  final void brings(Call call) {
    if (!call.plain && lock != null) {
      holdsObjects = true;
    }
  }

  /** Returns whether a method runs code of the client with any arguments. */
  abstract boolean runsCode(int method);

  /** Returns whether a cancelled call of a method is answered at once. */
  boolean canBeLeft(int method) {
    return runsCode(method);
  }

  /**
   * Runs a method.
   *
   * @param in the call, from which the arguments are read
   * @return its result, {@link Response#NOT_IN_TIME}, or {@link Call#LATER}
   * @throws Throwable what the method throws; it is sent to the client
   */
  abstract Object call(int method, Call in) throws Throwable;

  /** Creates a queue of calls that wait for the same thing, in the order in which they came. */
  final ArrayDeque<Call> line() {
    ArrayDeque<Call> line = new ArrayDeque<>(0);
    lines.add(line);
    return line;
  }

  /**
   * Puts a call at the end of a queue of waiting calls.
   *
   * @return {@link Call#LATER}, or {@link Response#NOT_IN_TIME} if the call has no time to wait
   */
  final Object keep(ArrayDeque<Call> line, Call call, long nanos) {
    if (nanos <= 0) {
      return Response.NOT_IN_TIME;
    }
    line.add(call);
    call.keep(this, nanos);
    return Call.LATER;
  }

  /**
   * Removes and returns the first call of a queue of waiting calls that a client still waits for,
   * or null. Calls of dead clients and calls that were given up are dropped.
   */
  static Call next(ArrayDeque<Call> line) {
    Call first = line.poll();
    while (first != null && first.isForsaken()) {
      first.client.remove(first);
      first = line.poll();
    }
    return first;
  }

  /**
   * Removes a call from its queue of waiting calls.
   *
   * @return false if it was in none: then it has been answered
   */
  final boolean withdraw(Call call) {
    for (ArrayDeque<Call> line : lines) {
      if (line.remove(call)) {
        return true;
      }
    }
    return false;
  }

  /** Stops keeping a call, because its time is over or its client has cancelled it. */
  void giveUp(Call call, byte why) {
    if (withdraw(call)) {
      call.end(why);
    }
  }

  /**
   * Releases what a dead client held, and drops its waiting calls.
   *
   * @param held whether it was killed or failed while it had a proxy
   */
  void died(Client client, boolean held) {
    for (ArrayDeque<Call> line : lines) {
      if (!line.isEmpty()) {
        line.removeIf(call -> call.client == client);
      }
    }
  }

  /**
   * Called when a client is started with a proxy. Called under the host's monitor, as are the next
   * two methods.
   */
  void given(Client client) {}

  /** Called when a client has received a proxy in a message. */
  void arrived(Client client) {}

  /** Called when the last task of a client that used a proxy is over. */
  void left(Client client) {}

  /** Called when no client can use this object any more. Called without its lock. */
  void freed() {}

  /** Returns a timeout in nanoseconds, never less than 0. Null means for ever. */
  static long nanos(Object argument) {
    return argument == null ? Backoff.FOREVER : Math.max(0, (Long) argument);
  }

  /** Returns the exception for a method number that the object does not know. */
  final IllegalArgumentException unknown(int method) {
    return new IllegalArgumentException(
        "not a method that can be called: object=" + this + " method=" + method);
  }
}
