package mpj.multiprocessing.channel;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Objects;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.trace.Gate;

/**
 * One end of a {@link Pipe}. Python's {@code multiprocessing.connection.Connection}.
 *
 * <p>Messages arrive whole, in the order in which they were sent. {@link #receive} receives an
 * object, {@link #receiveBytes()} receives bytes. A message of up to about 100 KB is sent as soon
 * as there is room for it. For a longer message, {@code send} returns only when the message has
 * been received. So two processes must not send long messages to each other at the same time.
 *
 * <p><b>Which processes hold an end.</b> A process holds an end if it made the pipe, or if the end
 * was passed to it: at its start, or in a message that it took from a queue or another connection.
 * It holds the end until it closes it or ends. Closing an end closes it for all threads and all
 * objects of the process. While a connection is on its way in a message, the sending process counts
 * as a holder of that end, even if it has closed its own. So a process may send a connection and
 * close it at once. This ends when the message has arrived or the sending process has ended.
 *
 * <p>When no process holds the other end, the messages in the pipe can still be received. After
 * these, a receive throws {@link EndOfPipe}. A send throws {@link BrokenPipe}. A process that holds
 * both ends waits for itself: see {@link Pipe}.
 *
 * <p>Threads and processes may share an end. Each message is sent whole by one of them and is
 * received whole by one of them. Every use after {@link #close} throws an {@link
 * IllegalStateException}.
 *
 * <p><b>Memory.</b> Before a process sends a message, it may write to the tree's shared memory. The
 * process that receives the message sees these writes.
 *
 * <p><b>What happens if a process dies here.</b> A process killed in {@code send} has sent the
 * whole message or nothing; the other processes can go on using the pipe. If a process is killed in
 * {@code receive}, the next receiver gets the whole message, unless the dead process had received
 * all of it. Other processes learn of the death within two seconds.
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

  /**
   * Returns the connection that another process sent. From now on this process holds it. The
   * library calls this method when it decodes a message.
   */
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
   * Sends a copy of an object, which may be null. Waits until there is room for the message. If the
   * message is long, waits until it has been received.
   *
   * @throws mpj.multiprocessing.UncrossableException if the object cannot be sent; the message
   *     names the path to the part that prevents it. Also if it is longer than the limit of this
   *     process or of the receiver, or if the receiver has no memory for it. Nothing was sent then
   * @throws BrokenPipe if no process holds the other end
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left to send it;
   *     nothing was sent
   * @throws IllegalStateException if the connection is closed or cannot send
   * @throws InterruptedException if the thread is interrupted while it waits; the message was not
   *     sent
   */
  public void send(Object object) throws InterruptedException, BrokenPipe {
    requireWritable();
    Encoder encoder = Messages.current().write(object);
    boolean sent = false;
    try {
      send(encoder.bytes(), 0, encoder.length(), encoder.mentions(), MessageSink.OBJECT);
      encoder.sent();
      sent = true;
    } finally {
      if (!sent) {
        encoder.recall();
      }
    }
  }

  /**
   * Sends all bytes of an array as one message, like {@link #sendBytes(byte[], int, int)}.
   *
   * @throws BrokenPipe as {@link #sendBytes(byte[], int, int)} does
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void sendBytes(byte[] bytes) throws InterruptedException, BrokenPipe {
    sendBytes(bytes, 0, bytes.length);
  }

  /**
   * Sends bytes as one message. Waits until there is room for the message. If the message is long,
   * waits until it has been received.
   *
   * @param from the index of the first byte
   * @param length the number of bytes
   * @throws IndexOutOfBoundsException if the array does not have these bytes
   * @throws mpj.multiprocessing.UncrossableException if the message is longer than the limit of
   *     this process or of the receiver, or if the receiver has no memory for it; nothing was sent
   * @throws BrokenPipe if no process holds the other end
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left to send it;
   *     nothing was sent
   * @throws IllegalStateException if the connection is closed or cannot send
   * @throws InterruptedException if the thread is interrupted while it waits; the message was not
   *     sent
   */
  public void sendBytes(byte[] bytes, int from, int length)
      throws InterruptedException, BrokenPipe {
    Objects.checkFromIndexSize(from, length, bytes.length);
    requireWritable();
    send(bytes, from, length, Mentioned.NOTHING, MessageSink.BYTES);
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
        : writer.send(bytes, length, kind, mentions, sending); // an object begins at 0
  }

  /**
   * Receives the next message, an object. Waits as long as it takes. The type of the object is not
   * checked here: a wrong {@code T} is a {@link ClassCastException} in the caller.
   *
   * @throws EndOfPipe if there is no message and no process holds the other end
   * @throws mpj.multiprocessing.UndecodableException if the object cannot be rebuilt here, or if
   *     the message is longer than the limit or than this process has memory for; the message is
   *     lost
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory to note the shared
   *     objects that the message mentions; the message stays the next one
   * @throws IllegalStateException if the connection is closed or cannot receive, or if the message
   *     was sent as bytes; then it stays the next one
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the caller knows what comes
  public <T> T receive() throws InterruptedException, EndOfPipe {
    Messages messages = Messages.current();
    receive(new MessageSink.OfObject(this, messages.item));
    return (T) messages.read(this);
  }

  /**
   * Receives the next message, bytes, of any length up to the limit of messages. Waits as long as
   * it takes. Throws what {@link #receiveBytes(int)} throws.
   *
   * @throws EndOfPipe as {@link #receiveBytes(int)} does
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public byte[] receiveBytes() throws InterruptedException, EndOfPipe {
    return receiveBytes(Integer.MAX_VALUE);
  }

  /**
   * Receives the next message, bytes. Waits as long as it takes.
   *
   * @param max the largest number of bytes to receive
   * @throws EndOfPipe if there is no message and no process holds the other end
   * @throws mpj.multiprocessing.UndecodableException if the message is longer than the limit or
   *     than this process has memory for; the message is lost
   * @throws IllegalStateException if the connection is closed or cannot receive, or if the message
   *     is longer than {@code max} or is an object; then it stays the next one
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public byte[] receiveBytes(int max) throws InterruptedException, EndOfPipe {
    MessageSink.OfBytes sink = new MessageSink.OfBytes(this, max);
    receive(sink);
    return sink.bytes();
  }

  private void receive(MessageSink sink) throws InterruptedException, EndOfPipe {
    requireReadable();
    long number =
        Gate.isActive()
            ? new WatchedReceive(pipe.name()).receive(reader, sink)
            : reader.receive(sink, null);
    if (number < 0) {
      PipeErrors.throwUnreceived(this, number, sink.length());
    }
  }

  /**
   * Returns whether there is something to receive now. The end of the pipe counts as something to
   * receive.
   *
   * @throws IllegalStateException if the connection is closed or cannot receive
   */
  public boolean poll() {
    requireReadable();
    if (Gate.isActive()) {
      Gate.pass();
    }
    return hasCome(reader.look());
  }

  /**
   * Waits until there is something to receive, but no longer than the timeout. The end of the pipe
   * counts as something to receive.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return false if the timeout elapsed
   * @throws IllegalStateException if the connection is closed or cannot receive
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws NullPointerException if {@code timeout} is null
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

  /** Returns whether this end can receive. */
  public boolean isReadable() {
    return reader != null;
  }

  /** Returns whether this end can send. */
  public boolean isWritable() {
    return writer != null;
  }

  /** Returns whether this process has closed the end. */
  public boolean isClosed() {
    return closed || !pipe.isHeld(end, tree.slot());
  }

  /**
   * Closes the end in this process. Every later use throws an {@link IllegalStateException}, and so
   * does the wait of a thread of this process that waits in the connection. Other processes that
   * hold the end are not affected. A second call does nothing.
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

  /**
   * Returns the name of this end in reports: {@code Pipe-1.first}, for example, or with {@code
   * second}, {@code reader} or {@code writer}.
   */
  @Override
  public String toString() {
    String name =
        pipe.isDuplex() ? (end == 0 ? "first" : "second") : writer != null ? "writer" : "reader";
    return pipeName() + "." + name;
  }
}
