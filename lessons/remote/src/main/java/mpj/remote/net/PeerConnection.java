package mpj.remote.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;

/**
 * A connection to a {@link Listener}. Any number of threads call at once over it; answers come in
 * any order, so a call that takes long holds up no other.
 *
 * <p>Has two threads, both daemons, until it ends.
 *
 * <p><b>What happens if a process dies here.</b> If the listener's process dies, all calls under
 * way throw {@link ConnectionEnded} at once; if its host vanishes, after twice {@link
 * Capacity#silence}.
 */
public final class PeerConnection implements AutoCloseable {
  private static final String CLOSED_HERE = "the connection was closed here";

  private final Opening opening;
  private final Pending pending;

  private PeerConnection(Opening opening, Pending pending) {
    this.opening = opening;
    this.pending = pending;
  }

  /**
   * Connects and proves that it knows the key; waits at most five seconds for all of it.
   *
   * @param pin the fingerprint of the listener's certificate, or null for no TLS, which only a
   *     loopback address can have
   * @param messages is given the listener's messages, by the thread that reads: it must not wait
   * @throws IllegalArgumentException if the address is unresolved, or is not loopback and there is
   *     no fingerprint
   * @throws HandshakeRefused if one side does not let the other in
   * @throws IOException if nobody listens there
   */
  public static PeerConnection open(
      InetSocketAddress address,
      Key key,
      Fingerprint pin,
      Capacity capacity,
      Consumer<byte[]> messages)
      throws IOException, InterruptedException {
    Reach.check(address, pin != null, "the Fingerprint that the listener tells");
    Pending pending = new Pending();
    Opening opening = new Opening(address, key, pin, capacity, new Receiving(pending, messages));
    opening.await();
    return new PeerConnection(opening, pending);
  }

  /** What the connection does with what comes. */
  record Receiving(Pending pending, Consumer<byte[]> messages) implements Line.Receiver {
    @Override
    public void receive(byte kind, long number, byte[] bytes) throws IOException {
      switch (kind) {
        case Frame.ANSWER -> pending.answered(number, bytes);
        case Frame.REFUSAL -> pending.refused(number, Frame.text(bytes));
        case Frame.MESSAGE -> messages.accept(bytes);
        default -> throw new ProtocolViolation("no listener sends such a frame: kind=" + kind);
      }
    }
  }

  /**
   * Sends a request and waits for its answer, however long that takes. If the thread is
   * interrupted, the listener is told that nobody waits any more; the call may have taken effect or
   * not.
   *
   * @param bytes of which the first {@code length} are copied
   * @throws MessageTooLarge if the listener takes no request so large; nothing was sent
   * @throws CallRefused if the listener did not take it up or could not answer it
   * @throws ConnectionEnded if there will be no answer
   */
  public byte[] call(byte[] bytes, int length) throws IOException, InterruptedException {
    Line line = opening.line();
    line.checkLength(length);
    Pending.Waiting waiting = pending.begin();
    boolean sent = false;
    try {
      line.sendPatiently(Frame.of(Frame.REQUEST, waiting.number, bytes, length));
      sent = true;
      return waiting.await();
    } finally {
      if (pending.abandon(waiting) && sent) {
        line.sendAnyway(Frame.of(Frame.ABANDONED, waiting.number));
      }
    }
  }

  /**
   * The same for who has to know what came of it. If the thread is interrupted, the listener's
   * service is {@linkplain Service#urged urged}, and the answer is waited for all the same; the
   * thread's interrupt flag is set again then.
   *
   * @throws InterruptedException if the thread was interrupted before anything was sent
   */
  public byte[] callThrough(byte[] bytes, int length) throws IOException, InterruptedException {
    Line line = opening.line();
    line.checkLength(length);
    Pending.Waiting waiting = pending.begin();
    boolean sent = false;
    try {
      line.sendPatiently(Frame.of(Frame.REQUEST, waiting.number, bytes, length));
      sent = true;
    } finally {
      if (!sent) {
        pending.abandon(waiting);
      }
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return waiting.await();
        } catch (InterruptedException e) {
          if (!interrupted) {
            line.sendAnyway(Frame.of(Frame.URGED, waiting.number));
          }
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Sends a small message at once, however much waits to be sent. It can be lost on its way, and
   * once the connection has ended it is.
   *
   * @throws MessageTooLarge if the listener takes none so large
   */
  public void tell(byte[] bytes, int length) {
    Line line = opening.line();
    line.checkLength(length);
    line.sendAnyway(Frame.of(Frame.MESSAGE, 0, bytes, length));
  }

  /**
   * Sends a message to which there is no answer, as soon as there is room for it. Messages and
   * requests of one thread arrive in their order.
   *
   * @throws MessageTooLarge if the listener takes none so large
   * @throws ConnectionEnded if the connection has ended; otherwise it can still be lost on its way
   */
  public void send(byte[] bytes, int length) throws IOException, InterruptedException {
    Line line = opening.line();
    line.checkLength(length);
    if (line.reason() != null) {
      throw new ConnectionEnded(line.reason() + "; nothing was sent");
    }
    line.sendPatiently(Frame.of(Frame.MESSAGE, 0, bytes, length));
  }

  /** Tells whether calls can be made. */
  public boolean isOpen() {
    return opening.line().reason() == null;
  }

  /**
   * Ends the connection as {@link #close} does, after what waits to be sent; and returns at once. A
   * listener that does not answer delays the end of its threads by twice {@link Capacity#silence}.
   */
  public void leave() {
    opening.line().end(CLOSED_HERE);
  }

  /**
   * Ends the connection; calls under way throw {@link ConnectionEnded}. Returns when its threads
   * have ended, which a listener that does not answer delays by at most a second. Again: nothing
   * happens.
   */
  @Override
  public void close() {
    leave();
    boolean interrupted = Ending.await(List.of(opening.thread()), Line.PARTING);
    opening.line().cutOff(CLOSED_HERE);
    interrupted |= Ending.await(List.of(opening.thread()), Line.PARTING);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
