package mpj.multiprocessing.manager;

import java.io.Serializable;
import java.lang.reflect.UndeclaredThrowableException;
import mpj.multiprocessing.ArenaFullException;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.memory.HostedHandle;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/**
 * What every proxy has: the name of its object, and the way to the server. The server counts it as
 * a reference to the object until it is garbage or its process has ended.
 */
final class Link {
  /** Marks a call that was not made because its code cannot be sent. */
  static final Object NOT_SENT = new Object();

  private static final Object[] NOTHING = {};

  private final Way way;
  private final long object;

  /** Creates a link that the server has counted already. */
  Link(Way way, long object) {
    this.way = way;
    this.object = object;
    Reference.add(this, way, object);
  }

  private Link(long object, Way way) {
    this.way = way;
    this.object = object;
  }

  /**
   * Creates a link that is not counted as a reference: of the manager itself, or one that will be
   * sent.
   */
  static Link uncounted(Way way, long object) {
    return new Link(object, way);
  }

  /** Creates a link to the manager itself. */
  static Link toManager(Way way) {
    return uncounted(way, HostedHandle.object(HostedType.MANAGER, 0));
  }

  /** Creates a new object that needs no arguments, and returns the link to it. */
  static Link host(Way way, int type) {
    return new Link(way, way.host(type));
  }

  /** Creates the link of a proxy that came in a message. */
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

  /** Returns the object's name in messages from this process. */
  long handle() {
    return way.handle(object);
  }

  /**
   * Returns the offset of the manager's record. The record is kept while a message with this link
   * is on its way.
   */
  long record() {
    return way.record();
  }

  /** Returns the object's name in the server. */
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

  /** Called when the task that used this link is over. */
  void left() {
    try {
      way.tell(Request.LEFT, object, 0);
    } catch (ArenaFullException e) {
      // A failure does no harm: other processes count on this one for longer than needed.
    }
  }

  void givenTo(int slot) {
    way.tell(Request.GIVEN, object, slot);
  }

  Object call(int method) {
    return call(method, NOTHING);
  }

  /**
   * Calls a method that does not wait for other processes.
   *
   * @throws mpj.multiprocessing.UncrossableException if an argument cannot be sent; then nothing
   *     was sent
   * @throws ManagerGone if no answer can come
   * @throws CallInterrupted if the wait for the answer was interrupted
   */
  Object call(int method, Object... arguments) {
    try {
      return checked(method, arguments);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Sets the thread's interrupt flag again, and returns what the call throws. */
  CallInterrupted interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new CallInterrupted(
        "interrupted while waiting for an answer: object="
            + name()
            + " manager="
            + way
            + "; the call may have taken effect or not: look at the object",
        cause);
  }

  /**
   * Calls a method whose last argument is a function that the server runs.
   *
   * @return its result, or {@link #NOT_SENT} if the function cannot be sent: then it must run here
   */
  Object callWithCode(int method, Object... arguments) {
    Object code = arguments[arguments.length - 1];
    if (code != null && code.getClass().isHidden() && !(code instanceof Serializable)) {
      return NOT_SENT; // a lambda that is known to be not serializable
    }
    try {
      return call(method, arguments);
    } catch (UncrossableException e) {
      if (crosses(code)) {
        throw e; // another argument cannot be sent
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
   * Calls a method that may wait for other processes.
   *
   * @return its result, or {@link Answer#NOT_IN_TIME}
   * @throws InterruptedException if the thread was interrupted; what the call waited for was not
   *     taken, unless the message says that the server did not notice the interrupt
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

  /** Calls a method, and throws what the method throws. */
  Object invoke(int method, Object... arguments) throws Throwable {
    Reference.tellGarbage();
    if (Gate.isActive()) {
      return invokeWatched(method, arguments);
    }
    try {
      return way.call(object, method, arguments);
    } finally {
      java.lang.ref.Reference.reachabilityFence(this); // a call in progress keeps this object alive
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
