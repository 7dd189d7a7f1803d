package mpj.remote.net;

import java.io.IOException;
import java.time.Duration;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * A connection after its handshake, the same on both sides: the thread that runs it reads, and a
 * second one writes. When it has run, both have ended, the socket is closed, and its {@link
 * #reason} is known.
 */
final class Line {
  /** How long a farewell may take to arrive. */
  static final Duration PARTING = Duration.ofSeconds(1);

  private final Secured to;
  private final Capacity capacity;
  private final int otherTakes;
  private final Outgoing outgoing;
  private final Receiver receiver;
  private volatile String reason;
  private volatile long ending; // since when, by the clock of nanoTime, if there is a reason

  /** What a side does with frames. */
  interface Receiver {
    /** Takes a request, an answer, a refusal, an abandonment or a message. Must not wait. */
    void receive(byte kind, long number, byte[] bytes) throws IOException;
  }

  /**
   * A line to someone who takes messages of so many bytes; this side's own limits are in the
   * capacity.
   */
  Line(Secured to, Capacity capacity, int otherTakes, Receiver receiver) {
    this.to = to;
    this.capacity = capacity;
    this.otherTakes = otherTakes;
    this.outgoing = new Outgoing(to.out(), 2L * Math.max(otherTakes, capacity.messageBytes()));
    this.receiver = receiver;
  }

  /** Reads and writes until the end. */
  void run() {
    Thread reader = Thread.currentThread();
    Thread writer = new LibraryThread(reader.getName() + "-out", this::write);
    try {
      writer.start();
      read();
    } catch (ProtocolViolation e) {
      end(e.getMessage());
      drain();
    } catch (IOException e) {
      because(e.getMessage() == null ? e.toString() : e.getMessage());
    } catch (OutOfMemoryError e) {
      because("not enough memory or threads for the connection: cause=" + e.getMessage());
    } finally {
      because("an error in the thread that reads");
      outgoing.stop();
      to.close();
      join(writer);
    }
  }

  private void read() throws IOException {
    to.setSilence(capacity.silence());
    FrameReader frames =
        new FrameReader(
            to.in(), capacity.messageBytes(), () -> outgoing.offerIfIdle(Frame.of(Frame.PING, 0)));
    while (frames.next()) {
      switch (frames.kind) {
        case Frame.PING -> outgoing.offerIfIdle(Frame.of(Frame.PONG, 0));
        case Frame.PONG -> {}
        case Frame.FAREWELL -> {
          because("the other side ended it: " + Frame.text(frames.bytes));
          return;
        }
        default -> {
          if (reason == null) {
            receiver.receive(frames.kind, frames.number, frames.bytes);
          } else if (System.nanoTime() - ending > PARTING.toNanos()) {
            return; // it was told, and goes on
          }
        }
      }
      frames.bytes = null; // not kept while waiting for the next
    }
    because("the other side closed the connection, or its process has ended");
  }

  /** Reads what still comes, and ignores it: else the farewell would be lost with it. */
  private void drain() {
    try {
      to.setSilence(PARTING);
      long until = System.nanoTime() + PARTING.toNanos();
      byte[] ignored = new byte[1 << 13];
      while (System.nanoTime() < until && to.in().read(ignored) >= 0) {
        // go on
      }
    } catch (IOException e) {
      // it is over
    }
  }

  private void write() {
    try {
      outgoing.writeAll();
      to.endOutput();
    } catch (IOException e) {
      because("nothing can be written: cause=" + e.getMessage());
      to.close();
    }
  }

  private static void join(Thread writer) {
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void because(String why) {
    if (reason == null) {
      ending = System.nanoTime();
      reason = why;
    }
  }

  /** Returns why it ended, or null while it lives. */
  String reason() {
    return reason;
  }

  /** Sends at once. A peer for which too much waits, because it does not read, is cut off. */
  void send(byte[] frame) {
    if (!outgoing.offer(frame)) {
      cutOff("the other side does not read what it is sent");
    }
  }

  /** Sends a small frame at once, whatever waits. */
  void sendAnyway(byte[] frame) {
    outgoing.offerAnyway(frame);
  }

  /** Sends as soon as there is room. */
  void sendPatiently(byte[] frame) throws InterruptedException {
    outgoing.put(frame);
  }

  /**
   * Fails if the other side takes no message of that length.
   *
   * @throws MessageTooLarge if so
   */
  void checkLength(int length) {
    if (length > otherTakes) {
      throw new MessageTooLarge(length, otherTakes);
    }
  }

  /** Takes leave, after what waits. Returns at once; whoever calls this cuts off a bit later. */
  void end(String why) {
    because(why);
    outgoing.end(Frame.ofText(Frame.FAREWELL, 0, why));
  }

  /** Ends at once and wakes both threads; what waits is lost. */
  void cutOff(String why) {
    because(why);
    to.close();
  }
}
