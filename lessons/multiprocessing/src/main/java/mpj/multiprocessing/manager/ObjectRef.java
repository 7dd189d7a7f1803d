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
final class ObjectRef {
  /** Marks a call that was not made because its code cannot be sent. */
  static final Object NOT_SENT = new Object();

  private static final Object[] NOTHING = {};

  private final Transport transport;
  private final long object;

  /** Creates a link that the server has counted already. */
  ObjectRef(Transport transport, long object) {
    this.transport = transport;
    this.object = object;
    ProxyCleaner.add(this, transport, object);
  }

  private ObjectRef(long object, Transport transport) {
    this.transport = transport;
    this.object = object;
  }

  /**
   * Creates a link that is not counted as a reference: of the manager itself, or one that will be
   * sent.
   */
  static ObjectRef uncounted(Transport transport, long object) {
    return new ObjectRef(object, transport);
  }

  /** Creates a link to the manager itself. */
  static ObjectRef toManager(Transport transport) {
    return uncounted(transport, HostedHandle.object(HostedType.MANAGER, 0));
  }

  /** Creates a new object that needs no arguments, and returns the link to it. */
  static ObjectRef host(Transport transport, int type) {
    return new ObjectRef(transport, transport.host(type));
  }

  /** Creates the link of a proxy that came in a message. */
  static ObjectRef arrived(long handle, int type) {
    long object = HostedHandle.object(handle);
    if (!HostedHandle.is(handle) || HostedHandle.type(object) != type) {
      throw new MalformedMessageException(
          "not a hosted object: handle=" + handle + " expected=" + HostedType.name(type));
    }
    Transport transport = TreeTransport.to(HostedHandle.manager(handle));
    transport.tell(Request.ARRIVED, object, HostedHandle.slot(handle));
    return new ObjectRef(transport, object);
  }

  /** Returns the object's name in messages from this process. */
  long handle() {
    return transport.handle(object);
  }

  /**
   * Returns the offset of the manager's record. The record is kept while a message with this link
   * is on its way.
   */
  long record() {
    return transport.record();
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
  Transport transport() {
    return transport;
  }

  boolean sameAs(ObjectRef other) {
    return object == other.object && transport.equals(other.transport);
  }

  int hash() {
    return Long.hashCode(object);
  }

  void departs() {
    transport.tell(Request.DEPARTED, object, 0);
  }

  void stays() {
    transport.tell(Request.STAYED, object, 0);
  }

  /** Called when the task that used this link is over. */
  void left() {
    try {
      transport.tell(Request.LEFT, object, 0);
    } catch (ArenaFullException e) {
      // A failure does no harm: other processes count on this one for longer than needed.
    }
  }

  void givenTo(int slot) {
    transport.tell(Request.GIVEN, object, slot);
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
            + transport
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
   * @return its result, or {@link Response#NOT_IN_TIME}
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
    ProxyCleaner.tellGarbage();
    if (Gate.isActive()) {
      return invokeWatched(method, arguments);
    }
    try {
      return transport.call(object, method, arguments);
    } finally {
      java.lang.ref.Reference.reachabilityFence(this); // a call in progress keeps this object alive
    }
  }

  private Object invokeWatched(int method, Object[] arguments) throws Throwable {
    Gate.pass();
    long number = CallBuffers.nextCall();
    long began = System.nanoTime();
    Gate.emit(EventKind.CALL_BEGAN, handle(), 0, 0, number);
    try {
      return transport.call(object, method, arguments);
    } finally {
      Gate.emit(EventKind.CALL_ENDED, handle(), 0, System.nanoTime() - began, number);
    }
  }
}
