package mpj.multiprocessing.channel;

import mpj.multiprocessing.internal.arena.AdaptiveSpin;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.EventCount;
import mpj.multiprocessing.internal.memory.LockWord;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.memory.Payload;

/** Puts messages into the lane that begins at one end of a pipe, for one process. */
final class LaneWriter {
  /** This process does not hold the end. */
  static final long CLOSED = -2;

  /** No process is left that could receive. */
  static final long GONE = -3;

  /** The lane is broken: its content was not valid. */
  static final long NOISE = -4;

  /** The receiver does not admit a message of this length. */
  static final long REFUSED = -5;

  private static final long PATIENCE_NANOS = 100_000_000;

  /** A longer message is handed over: the writer keeps it until it has been received. */
  static final int SHORT = Lane.LARGE_BYTES / 4 - Frame.HEAD;

  private static final int PIECE = LaneReader.PIECE;

  private final PipeState pipe;
  private final int end;
  private final int me;
  private final Lane lane;
  private final Rendezvous rendezvous;
  private final LaneMemory memory;
  private final AdaptiveSpin adaptiveSpin = new AdaptiveSpin();

  /** Makes a writer for an end that sends. */
  LaneWriter(PipeState pipe, int end) {
    this.pipe = pipe;
    this.end = end;
    this.me = pipe.tree().slot();
    this.lane = pipe.toward(1 - end);
    this.rendezvous = lane.rendezvous;
    this.memory = new LaneMemory(lane);
  }

  /** A listener for the progress of a send. */
  interface Sending {
    /** The send has to wait. Called once. */
    void waits();

    /** The message is about to become visible. */
    void begins(long number);
  }

  /**
   * Sends a message that mentions no records. For a short message, waits for room. For a long one,
   * waits until a process has received it.
   *
   * @param sending the listener, or null
   * @return the message's number, or one of the constants above
   */
  long send(byte[] bytes, int from, int length, int kind, Sending sending)
      throws InterruptedException {
    return send(bytes, from, length, kind, 0, sending);
  }

  /**
   * Sends a message that mentions records. Waits for room. The message lies in a {@link Payload},
   * whatever its length.
   *
   * @param mentions the records
   * @param sending the listener, or null
   * @return the message's number, or one of the constants above
   */
  long send(byte[] bytes, int length, int kind, Mentioned mentions, Sending sending)
      throws InterruptedException {
    Tree tree = pipe.tree();
    int place = Payload.write(tree, bytes, length, mentions, pipe.offset());
    try {
      return send(bytes, 0, length, kind, place, sending);
    } finally {
      if (Payload.isOf(tree, place, me)) { // the ring has not taken it
        Payload.free(tree, place);
      }
    }
  }

  private long send(byte[] bytes, int from, int length, int kind, int place, Sending sending)
      throws InterruptedException {
    while (!LockWord.acquire(lane.writer, me, PATIENCE_NANOS)) {
      long trouble = trouble();
      if (trouble != 0) {
        return trouble;
      }
    }
    try {
      long trouble = trouble();
      if (trouble != 0) {
        return trouble;
      }
      if (place != 0) {
        return sendPlaced(place, length, kind, sending);
      }
      return length > SHORT
          ? sendLong(bytes, from, length, kind, sending)
          : sendShort(bytes, from, length, kind, sending);
    } finally {
      LockWord.release(lane.writer);
      if (!pipe.isHeld(end, me)) {
        pipe.reclaim();
      }
    }
  }

  private long trouble() {
    if (!pipe.isHeld(end, me)) {
      return CLOSED;
    }
    return lane.isBroken() ? NOISE : pipe.isGone(1 - end) ? GONE : 0;
  }

  private long sendShort(byte[] bytes, int from, int length, int kind, Sending sending)
      throws InterruptedException {
    long trouble = awaitRoom(Frame.size(length), sending);
    if (trouble != 0) {
      return trouble;
    }
    long number = begin(sending);
    long position = lane.written();
    LaneRing ring = memory.ring(position);
    ring.write(position + Frame.HEAD, bytes, from, length);
    publish(ring, position, length, kind, number);
    return number;
  }

  private long sendPlaced(int place, int length, int kind, Sending sending)
      throws InterruptedException {
    long trouble = awaitRoom(Frame.size(Long.BYTES), sending);
    if (trouble != 0) {
      return trouble;
    }
    long number = begin(sending);
    long position = lane.written();
    LaneRing ring = memory.ring(position);
    ring.putLong(position + Frame.HEAD, (long) place << Integer.SIZE | length);
    lane.expect(place, position);
    Payload.publish(pipe.tree(), place);
    publish(ring, position, Long.BYTES, kind | Frame.PLACED, number);
    lane.expect(0, 0);
    return number;
  }

  private long begin(Sending sending) {
    long number = lane.nextNumber();
    if (sending != null) {
      sending.begins(number);
    }
    return number;
  }

  private void publish(LaneRing ring, long position, int length, int kind, long number) {
    ring.putLong(position, Frame.word(position, length, kind, number));
    ring.putLong(position + Long.BYTES, number);
    lane.publish(position + Frame.size(length));
    lane.announce(pipe.tree().table());
  }

  /**
   * Waits until {@code size} bytes can be written. Returns 0, or the reason why this cannot happen.
   */
  private long awaitRoom(long size, Sending sending) throws InterruptedException {
    if (memory.room() < size) {
      memory.enlarge(size);
    }
    return memory.room() < size ? awaitUnread(Lane.LARGE_BYTES - size, sending) : 0;
  }

  /**
   * Waits until at most {@code most} bytes are unread. Returns 0, or the reason why it cannot
   * happen.
   */
  private long awaitUnread(long most, Sending sending) throws InterruptedException {
    if (unread() > most && sending != null) {
      sending.waits();
    }
    if (unread() <= most) {
      return 0;
    }
    Backoff backoff = new Backoff(Backoff.FOREVER, adaptiveSpin);
    while (unread() > most) {
      long trouble = trouble();
      if (trouble != 0) {
        return trouble;
      }
      if (!backoff.spin()) {
        adaptiveSpin.slept();
        lane.awaitUnread(most, () -> unread() > most && trouble() == 0);
      }
    }
    return 0;
  }

  private long unread() {
    return lane.written() - lane.read();
  }

  private long sendLong(byte[] bytes, int from, int length, int kind, Sending sending)
      throws InterruptedException {
    memory.enlarge(Lane.LARGE_BYTES);
    long trouble = awaitUnread(0, sending);
    if (trouble != 0) {
      return trouble;
    }
    return new Offering(bytes, from, length, kind, begin(sending)).send();
  }

  /** The sending of one long message. */
  private final class Offering {
    private final byte[] bytes;
    private final int from;
    private final int length;
    private final int kind;
    private final long number;
    private long offer;
    private int filled;
    private long emptied;

    Offering(byte[] bytes, int from, int length, int kind, long number) {
      this.bytes = bytes;
      this.from = from;
      this.length = length;
      this.kind = kind;
      this.number = number;
    }

    long send() throws InterruptedException {
      begin();
      boolean settled = false;
      try {
        long answer = handOver();
        settled = true;
        return answer;
      } catch (InterruptedException e) {
        settled = true;
        if (withdraw()) {
          throw e;
        }
        Thread.currentThread().interrupt(); // too late: it was received
        return answer();
      } finally {
        if (!settled) {
          withdraw();
        }
      }
    }

    private void begin() {
      filled = 0;
      offer = rendezvous.offer(length, kind, number);
      lane.announce(pipe.tree().table());
    }

    private long handOver() throws InterruptedException {
      while (true) {
        if (rendezvous.passage() == Rendezvous.passage(offer, Rendezvous.AGAIN)) {
          begin();
        } else if (!isOffered()) {
          return answer();
        } else if (!fill()) {
          long trouble = trouble();
          if (trouble != 0) {
            return withdraw() ? trouble : answer();
          }
          awaitReader();
        }
      }
    }

    private void awaitReader() throws InterruptedException {
      Backoff backoff = new Backoff(Backoff.FOREVER, adaptiveSpin);
      while (mustWait() && !backoff.hasSlept()) {
        if (!backoff.spin()) {
          EventCount.sleep(backoff, lane.block, Lane.ROOM, this::mustWait);
        }
      }
    }

    private boolean isOffered() {
      return rendezvous.passage() == Rendezvous.passage(offer, Rendezvous.OFFERED);
    }

    private boolean mustWait() {
      boolean full = filled == length || rendezvous.emptied(offer) == emptied;
      return full && isOffered() && trouble() == 0;
    }

    private long answer() {
      int state = Rendezvous.state(rendezvous.passage());
      return state == Rendezvous.DONE ? number : state == Rendezvous.REFUSED ? REFUSED : NOISE;
    }

    /** Writes a piece; returns false if there is no room or nothing left to write. */
    private boolean fill() {
      emptied = rendezvous.emptied(offer);
      long room = Lane.LARGE_BYTES - (filled - emptied);
      int piece = (int) Math.min(Math.min(room, PIECE), length - filled);
      if (emptied < 0 || emptied > filled || piece <= 0) {
        return false;
      }
      memory.large().write(filled, bytes, from + filled, piece);
      filled += piece;
      rendezvous.fill(offer, filled, filled == length);
      return true;
    }

    /** Withdraws the message; returns false if it was received or refused before. */
    private boolean withdraw() {
      boolean withdrawn = false;
      boolean open = true;
      while (open && !withdrawn) {
        withdrawn =
            rendezvous.change(offer, Rendezvous.OFFERED, Rendezvous.WITHDRAWN)
                || rendezvous.change(offer, Rendezvous.AGAIN, Rendezvous.WITHDRAWN);
        int state = Rendezvous.state(rendezvous.passage());
        open = state == Rendezvous.OFFERED || state == Rendezvous.AGAIN;
      }
      lane.announce(pipe.tree().table());
      return withdrawn;
    }
  }
}
