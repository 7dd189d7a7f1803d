package mpj.multiprocessing.manager;

import java.util.concurrent.Future;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.codec.RemoteFailure;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/**
 * A call in the server. It is answered once. Usually the answer is its method's result. If the
 * method must wait for something, the answer comes later: when that thing is available, when the
 * time is over, or when the client cancels the call.
 *
 * <p>A waiting call needs no thread: the hosted object keeps the call and answers it later.
 */
abstract class Call {
  /** The marker that a method returns if the object keeps the call to answer it later. */
  static final Object LATER = new Object();

  private enum State {
    /** The method has not begun. */
    NEW,
    /** The method runs, and will be over soon. */
    RUNNING,
    /** The method runs code of the client. A client that cancels the call does not wait for it. */
    RUNNING_CODE,
    /** An object keeps the call. */
    KEPT,
    /** The call has been answered, or no client wants the answer. */
    OVER
  }

  final Client client;

  /** The client's thread. A reentrant lock belongs to a thread. */
  final long thread;

  final long object;
  final int method;

  /** Whether its arguments are {@linkplain Decoder#isPlain plain}. */
  final boolean plain;

  /** Data that the object which keeps the call needs. */
  Object note;

  private final Host host;
  private final long began = Gate.isActive() ? System.nanoTime() : 0;
  private Decoder arguments;
  private State state = State.NEW;
  private boolean left;
  private Hosted suspendHelper;
  private Future<?> eventCount;

  /**
   * Creates a call. {@code in} is before what {@link Request#writeCall} writes and the arguments.
   */
  Call(Host host, Client client, Decoder in) {
    this.host = host;
    this.client = client;
    this.object = in.readLong();
    this.thread = in.readLong();
    this.method = in.readInt();
    this.arguments = in;
    this.plain = in.isPlain();
  }

  /** The key by which the client names the call when it cancels it. */
  abstract Object token();

  /** Returns whether nothing waits for the answer: the client has died or given the call up. */
  boolean isForsaken() {
    return client.isDead();
  }

  /** Sends the answer. */
  abstract void deliver(Encoder answer);

  /** Returns an encoder for an answer that another thread makes. */
  Encoder encoder() {
    return new Encoder();
  }

  /** Replaces the arguments by a copy, because their array is used again. */
  void keep(byte[] bytes, int length) {
    int from = length - arguments.remaining();
    arguments =
        TreeTransport.decoder(java.util.Arrays.copyOfRange(bytes, from, length), length - from);
  }

  /** Releases the message that the call came in. All arguments have been read. */
  void unload() {}

  /** Reads the next argument. */
  final Object read() {
    return arguments.read();
  }

  final int readInt() {
    return (Integer) arguments.read();
  }

  final long readLong() {
    return (Long) arguments.read();
  }

  /**
   * Marks the call as running.
   *
   * @return false if it must not run, because no client wants the answer any more
   */
  final synchronized boolean begin(boolean code) {
    if (state == State.OVER || isForsaken()) {
      state = State.OVER;
      client.remove(this);
      return false;
    }
    state = code ? State.RUNNING_CODE : State.RUNNING;
    return true;
  }

  /**
   * Marks the call as kept by an object. The caller holds the object's lock.
   *
   * @param nanos how long; then the object has to {@linkplain Hosted#giveUp give it up}
   */
  final void keep(Hosted by, long nanos) {
    client.add(this);
    synchronized (this) {
      state = State.KEPT;
      suspendHelper = by;
      if (nanos != Backoff.FOREVER) {
        eventCount = host.after(nanos, by, () -> by.giveUp(this, Response.LATE));
      }
      if (left) { // the client cancelled it while it was on its way here
        host.within(by, () -> by.giveUp(this, Response.CANCELLED));
      }
    }
  }

  /** The client does not want to wait any longer. */
  final void leave() {
    Hosted kept;
    boolean unheeded;
    synchronized (this) {
      left = true;
      kept = state == State.KEPT ? suspendHelper : null;
      unheeded = (state == State.NEW || state == State.RUNNING_CODE) && over();
    }
    if (kept != null) {
      host.within(kept, () -> kept.giveUp(this, Response.CANCELLED));
    } else if (unheeded) {
      send(new Encoder(1).writeByte(Response.CANCELLED));
    }
  }

  /** Returns a proxy of the object whose method is called, as if the client had sent its own. */
  final Object proxyOfItsObject() {
    return host.lent(client, object);
  }

  /** Answers that there is no result, and why. */
  final void end(byte why) {
    finish(new Encoder(1).writeByte(why));
  }

  /** Answers with a result. */
  final void end(Object result) {
    Encoder out = encoder();
    encode(result, out);
    finish(out);
  }

  static void encode(Object result, Encoder out) {
    try {
      if (Response.isLate(result)) {
        out.writeByte(Response.LATE);
      } else {
        out.writeByte(Response.RESULT).write(result);
      }
    } catch (Throwable e) { // thrown by code of the result's class
      encodeFailure(e, out);
    }
  }

  /** Answers with an exception. */
  final void fail(Throwable thrown) {
    Encoder out = encoder();
    encodeFailure(thrown, out);
    finish(out);
  }

  static void encodeFailure(Throwable thrown, Encoder out) {
    out.recall();
    out.reset().writeByte(Response.FAILURE);
    ChildProcess self = ChildProcess.current();
    RemoteFailure.write(out, thrown, self.name() + " (pid " + self.pid() + ")");
  }

  /** Sends an answer, unless the call has been answered. */
  final void finish(Encoder out) {
    if (over()) {
      send(out);
    } else {
      out.recall();
    }
  }

  /**
   * Marks the call as over.
   *
   * @return false if it was over already
   */
  private synchronized boolean over() {
    boolean first = state != State.OVER;
    state = State.OVER;
    if (eventCount != null) {
      eventCount.cancel(false);
    }
    return first;
  }

  private void send(Encoder out) {
    client.remove(this);
    if (isForsaken()) {
      out.recall();
      return;
    }
    if (began != 0) {
      long took = System.nanoTime() - began;
      Gate.emit(EventKind.CALL_SERVED, host.handle(object), client.slot, took, 0);
    }
    deliver(out);
  }
}
