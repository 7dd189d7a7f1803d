package mpj.multiprocessing.channel;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Objects;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Encoder;
import mpj.multiprocessing.wire.Shared;

/**
 * One end of a {@link Pipe}. Python's {@code multiprocessing.connection.Connection}.
 *
 * <p>Messages arrive in the order in which they were sent, each as it was sent: an object is
 * received by {@link #receive}, bytes by {@link #receiveBytes()}. A message of up to 100 KB or so
 * is sent as soon as there is room for it. A longer one is handed over: {@code send} returns when
 * it was received, so two processes must not send each other long ones at the same time.
 *
 * <p><b>Who holds an end.</b> Each process that made the pipe, or to which the end was passed: at
 * its start, or when it took the message with the connection in it, through a queue or another
 * connection. It holds it until it closes it, for all of its threads and objects at once, or ends.
 * While a connection is on its way in a message, the sending process counts as a holder of that end
 * even if it closes its own; so it may be sent and closed. That is over when the message has
 * arrived, or when the sending process has ended.
 *
 * <p>When no process holds the other end, what lies in the pipe is still received, then there is
 * {@link EndOfPipe}; and sending is {@link BrokenPipe}. A process that holds both ends waits for
 * itself: see {@link Pipe}.
 *
 * <p>Threads and processes may share an end: each message comes whole from one of them, and goes
 * whole to one of them. Every use after {@link #close} is an error.
 *
 * <p><b>Memory.</b> What a process did to the tree's shared memory before it sent a message is seen
 * by who received it.
 *
 * <p><b>What happens if a process dies here.</b> Killed in {@code send}, it has sent the whole
 * message or nothing; the pipe goes on for the others. Killed in {@code receive}, it leaves the
 * message whole to the next, unless it had it in full already. Others learn of either within two
 * seconds.
 */
public final class Connection implements Shared, Waitable, AutoCloseable {
  private static final long serialVersionUID = 1L;

  // A handle: the sending process's slot, the offset of the pipe's record, and which end.
  private static final int SLOT = 48;
  private static final int OFFSET_UNIT = 64;
  private static final long OFFSET = (1L << SLOT) - OFFSET_UNIT;

  private final transient Tree tree = Tree.current();
  private final transient PipeState pipe;
  private final transient int end;
  private final transient LaneReader reader;
  private final transient LaneWriter writer;
  private transient volatile boolean closed;

  Connection(PipeState pipe, int end) {
    this.pipe = pipe;
    this.end = end;
    Holders.hold(tree, pipe.block());
    this.reader = pipe.isDuplex() || end == 0 ? new LaneReader(pipe, end) : null;
    this.writer = pipe.isDuplex() || end == 1 ? new LaneWriter(pipe, end) : null;
  }

  /** Returns the connection that another process sent; from now on this one holds it. */
  public static Connection attach(long handle) {
    Tree tree = Tree.current();
    PipeState pipe = PipeState.at(tree, handle & OFFSET);
    int end = (int) handle & 1;
    pipe.arrive(end, (int) (handle >>> SLOT), tree.slot());
    return new Connection(pipe, end);
  }

  @Override
  public long handle() {
    return (long) tree.slot() << SLOT | pipe.offset() | end;
  }

  @Override
  public void givenTo(int slot) {
    pipe.give(end, slot);
    pipe.stay(end, tree.slot());
  }

  @Override
  public long record() {
    return pipe.offset();
  }

  @Override
  public void departs() {
    requireOpen();
    pipe.depart(end, tree.slot());
  }

  @Override
  public void stays() {
    pipe.stay(end, tree.slot());
  }

  /**
   * Sends a copy of an object, null too, waiting for room, or if it is long for a receiver.
   *
   * @throws mpj.multiprocessing.wire.UncrossableException if it cannot be sent, with the path to
   *     what hinders it, or is longer than the limit; nothing was sent
   * @throws BrokenPipe if nobody holds the other end
   * @throws IllegalStateException if the connection is closed, or only receives
   */
  public void send(Object object) throws InterruptedException, BrokenPipe {
    requireWritable();
    Encoder encoder = Messages.current().write(object);
    boolean sent = false;
    try {
      send(encoder.bytes(), 0, encoder.length(), encoder.mentions(), Incoming.OBJECT);
      encoder.sent();
      sent = true;
    } finally {
      if (!sent) {
        encoder.recall();
      }
    }
  }

  /** Sends bytes, as {@link #sendBytes(byte[], int, int)} does. */
  public void sendBytes(byte[] bytes) throws InterruptedException, BrokenPipe {
    sendBytes(bytes, 0, bytes.length);
  }

  /**
   * Sends bytes as one message, waiting for room, or if they are many for a receiver.
   *
   * @throws mpj.multiprocessing.wire.UncrossableException if they are more than the limit
   * @throws BrokenPipe if nobody holds the other end
   * @throws IllegalStateException if the connection is closed, or only receives
   */
  public void sendBytes(byte[] bytes, int from, int length)
      throws InterruptedException, BrokenPipe {
    Objects.checkFromIndexSize(from, length, bytes.length);
    requireWritable();
    send(bytes, from, length, Mentioned.NOTHING, Incoming.BYTES);
  }

  private void send(byte[] bytes, int from, int length, Mentioned mentions, int kind)
      throws InterruptedException, BrokenPipe {
    if (length > MessageLimit.BYTES) {
      throw PipeErrors.tooLong(length);
    }
    long number =
        Gate.isActive()
            ? new WatchedSend(pipe.name(), length).send(writer, bytes, from, mentions, kind)
            : send(writer, bytes, from, length, mentions, kind, null);
    if (number < 0) {
      PipeErrors.throwUnsent(this, number, length);
    }
  }

  static long send(
      LaneWriter writer,
      byte[] bytes,
      int from,
      int length,
      Mentioned mentions,
      int kind,
      LaneWriter.Sending sending)
      throws InterruptedException {
    return mentions.isEmpty()
        ? writer.send(bytes, from, length, kind, sending)
        : writer.send(bytes, length, kind, mentions, sending); // an object: it begins at 0
  }

  /**
   * Receives the next message, an object, waiting as long as it takes.
   *
   * @throws EndOfPipe if there is none, and nobody holds the other end
   * @throws mpj.multiprocessing.wire.UndecodableException if it cannot be rebuilt here, or is
   *     longer than the limit or than this process has memory for; it is gone
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory to
   *     note the objects that it mentions; it is the next one still
   * @throws IllegalStateException if the connection is closed, or only sends; or if the message was
   *     sent as bytes, which then are still there
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the caller knows what comes
  public <T> T receive() throws InterruptedException, EndOfPipe {
    Messages messages = Messages.current();
    receive(new Incoming.OfObject(this, messages.item));
    return (T) messages.read(this);
  }

  /** Receives the next message, bytes, of any length up to the limit. */
  public byte[] receiveBytes() throws InterruptedException, EndOfPipe {
    return receiveBytes(Integer.MAX_VALUE);
  }

  /**
   * Receives the next message, bytes, waiting as long as it takes.
   *
   * @param max so many at the most
   * @throws EndOfPipe if there is none, and nobody holds the other end
   * @throws mpj.multiprocessing.wire.UndecodableException if it is longer than the limit or than
   *     this process has memory for; it is gone
   * @throws IllegalStateException if the connection is closed, or only sends; or if the message is
   *     longer than {@code max}, or an object, and then it is still there
   */
  public byte[] receiveBytes(int max) throws InterruptedException, EndOfPipe {
    Incoming.OfBytes sink = new Incoming.OfBytes(this, max);
    receive(sink);
    return sink.bytes();
  }

  private void receive(Incoming sink) throws InterruptedException, EndOfPipe {
    requireReadable();
    long number =
        Gate.isActive()
            ? new WatchedReceive(pipe.name()).receive(reader, sink)
            : reader.receive(sink, null);
    if (number < 0) {
      PipeErrors.throwUnreceived(this, number, sink.length());
    }
  }

  /** Tells whether there is something to receive now, the end of the pipe included. */
  public boolean poll() {
    requireReadable();
    if (Gate.isActive()) {
      Gate.pass();
    }
    return hasCome(reader.look());
  }

  /**
   * Waits until there is something to receive, the end of the pipe included, at most so long.
   *
   * @return false when time is up
   */
  public boolean poll(Duration timeout) throws InterruptedException {
    requireReadable();
    if (Gate.isActive()) {
      Gate.pass();
    }
    return hasCome(reader.await(Timeout.nanos(timeout)));
  }

  private boolean hasCome(long found) {
    if (found == LaneReader.CLOSED) {
      throw PipeErrors.closed(this);
    }
    return found != LaneReader.NOTHING;
  }

  @Override
  public boolean isReady() {
    requireReadable();
    return hasCome(reader.look());
  }

  @Override
  public void watch() {
    requireReadable();
    reader.watch();
  }

  /** Tells whether this end receives. */
  public boolean isReadable() {
    return reader != null;
  }

  /** Tells whether this end sends. */
  public boolean isWritable() {
    return writer != null;
  }

  /** Tells whether this process has closed the end. */
  public boolean isClosed() {
    return closed || !pipe.isHeld(end, tree.slot());
  }

  /**
   * Closes the end in this process: whoever waits in it here, and every use, gets an error. Others
   * that hold it go on. Closing again does nothing.
   */
  @Override
  public void close() {
    if (!isClosed()) {
      if (Gate.isActive()) {
        Gate.pass();
      }
      pipe.release(end, tree.slot());
    }
    closed = true;
  }

  private void requireReadable() {
    requireOpen();
    if (reader == null) {
      throw new IllegalStateException("this end only sends: connection=" + this);
    }
  }

  private void requireWritable() {
    requireOpen();
    if (writer == null) {
      throw new IllegalStateException("this end only receives: connection=" + this);
    }
  }

  private void requireOpen() {
    if (isClosed()) {
      throw PipeErrors.closed(this);
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Connection connection
        && connection.pipe.offset() == pipe.offset()
        && connection.end == end;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(pipe.offset() | end);
  }

  String pipeName() {
    return "Pipe-" + pipe.number();
  }

  /** Returns {@code Pipe-1.first}, or what end it is: second, reader, writer. */
  @Override
  public String toString() {
    String name =
        pipe.isDuplex() ? (end == 0 ? "first" : "second") : writer != null ? "writer" : "reader";
    return pipeName() + "." + name;
  }
}
