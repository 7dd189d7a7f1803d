package mpj.multiprocessing.manager;

import java.io.Serializable;
import java.lang.reflect.UndeclaredThrowableException;
import mpj.multiprocessing.internal.arena.ArenaFullException;
import mpj.multiprocessing.internal.memory.HostedHandle;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Encoder;
import mpj.multiprocessing.wire.MalformedMessageException;
import mpj.multiprocessing.wire.UncrossableException;

/**
 * What every proxy has: the object that it stands for and the way there. The server counts it as a
 * reference to the object until it is garbage, or its process has ended.
 */
final class Link {
  /** Stands for the result of a call whose code cannot be sent. */
  static final Object NOT_SENT = new Object();

  private static final Object[] NOTHING = {};

  private final Way way;
  private final long object;

  /** A link that the server has counted already. */
  Link(Way way, long object) {
    this.way = way;
    this.object = object;
    Reference.add(this, way, object);
  }

  private Link(long object, Way way) {
    this.way = way;
    this.object = object;
  }

  /** A link that is not counted as a reference: of the manager itself, or made to be sent. */
  static Link uncounted(Way way, long object) {
    return new Link(object, way);
  }

  /** A link to the manager itself. */
  static Link toManager(Way way) {
    return uncounted(way, HostedHandle.object(HostedType.MANAGER, 0));
  }

  /** The link of a new object that takes nothing to make. */
  static Link host(Way way, int type) {
    return new Link(way, way.host(type));
  }

  /** The link of a proxy that came in a message. */
  static Link arrived(long handle, int type) {
    long object = HostedHandle.object(handle);
    if (!HostedHandle.is(handle) || HostedHandle.type(object) != type) {
      throw new MalformedMessageException(
          "not a hosted object: handle=" + handle + " expected=" + HostedType.name(type));
    }
    Way way = TreeWay.to(HostedHandle.manager(handle));
    way.tell(Request.ARRIVED, object, HostedHandle.slot(handle));
    return new Link(way, object);
  }

  /** Returns how the object is named in messages from this process. */
  long handle() {
    return way.handle(object);
  }

  /** Returns where the record of the manager lies, which is kept while this is on its way. */
  long record() {
    return way.record();
  }

  /** Returns the object's name for the server. */
  long object() {
    return object;
  }

  /** Returns {@code List-1}. */
  String name() {
    return HostedHandle.name(object);
  }

  /** Returns the way that calls take. */
  Way way() {
    return way;
  }

  boolean sameAs(Link other) {
    return object == other.object && way.equals(other.way);
  }

  int hash() {
    return Long.hashCode(object);
  }

  void departs() {
    way.tell(Request.DEPARTED, object, 0);
  }

  void stays() {
    way.tell(Request.STAYED, object, 0);
  }

  /** The task is over that this was of use to. */
  void left() {
    try {
      way.tell(Request.LEFT, object, 0);
    } catch (ArenaFullException e) {
      // Nothing waits for that: others count on this process for longer than they need to.
    }
  }

  void givenTo(int slot) {
    way.tell(Request.GIVEN, object, slot);
  }

  Object call(int method) {
    return call(method, NOTHING);
  }

  /**
   * Calls a method that does not wait for others.
   *
   * @throws mpj.multiprocessing.wire.UncrossableException if an argument cannot be sent; nothing
   *     was sent
   * @throws ManagerGone if no answer can come
   * @throws CallInterrupted if the wait for the answer was interrupted
   */
  Object call(int method, Object... arguments) {
    try {
      return checked(method, arguments);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterrupted(
          "interrupted while waiting for an answer: object="
              + name()
              + " manager="
              + way
              + "; the call may have taken effect or not: look at the object",
          e);
    }
  }

  /**
   * Calls a method whose last argument is code for the server to run.
   *
   * @return its result, or {@link #NOT_SENT} if that code cannot be sent: it must run here then
   */
  Object callWithCode(int method, Object... arguments) {
    Object code = arguments[arguments.length - 1];
    if (code != null && code.getClass().isHidden() && !(code instanceof Serializable)) {
      return NOT_SENT; // a lambda, which is known not to cross
    }
    try {
      return call(method, arguments);
    } catch (UncrossableException e) {
      if (crosses(code)) {
        throw e; // something else does not
      }
      return NOT_SENT;
    }
  }

  private static boolean crosses(Object code) {
    Encoder trial = new Encoder();
    try {
      trial.write(code);
      return true;
    } catch (UncrossableException e) {
      return false;
    } finally {
      trial.recall();
    }
  }

  /**
   * Calls a method that may wait for others.
   *
   * @return its result, or {@link Answer#NOT_IN_TIME}
   * @throws InterruptedException if the thread was interrupted; what was waited for was not taken,
   *     unless the message says that the server did not hear it
   */
  Object await(int method, Object... arguments) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before the call: object=" + name());
    }
    return checked(method, arguments);
  }

  private Object checked(int method, Object[] arguments) throws InterruptedException {
    try {
      return invoke(method, arguments);
    } catch (RuntimeException | Error | InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      throw new UndeclaredThrowableException(e, e.toString());
    }
  }

  /** Calls a method; throws what it throws. */
  Object invoke(int method, Object... arguments) throws Throwable {
    Reference.tellGarbage();
    if (Gate.isActive()) {
      return invokeWatched(method, arguments);
    }
    try {
      return way.call(object, method, arguments);
    } finally {
      java.lang.ref.Reference.reachabilityFence(this); // a call under way is a use
    }
  }

  private Object invokeWatched(int method, Object[] arguments) throws Throwable {
    Gate.pass();
    long number = Caller.nextCall();
    long began = System.nanoTime();
    Gate.emit(EventKind.CALL_BEGAN, handle(), 0, 0, number);
    try {
      return way.call(object, method, arguments);
    } finally {
      Gate.emit(EventKind.CALL_ENDED, handle(), 0, System.nanoTime() - began, number);
    }
  }
}
