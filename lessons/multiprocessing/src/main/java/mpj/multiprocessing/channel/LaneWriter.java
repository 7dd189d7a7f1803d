package mpj.multiprocessing.channel;

import mpj.multiprocessing.internal.arena.Eagerness;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Alarm;
import mpj.multiprocessing.internal.memory.LockWord;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.memory.Payload;

/** Puts messages into the lane from an end of a pipe, as one process does. */
final class LaneWriter {
  /** This process does not hold the end. */
  static final long CLOSED = -2;

  /** Nobody is left who could receive. */
  static final long GONE = -3;

  /** The lane was given up: there was noise in it. */
  static final long NOISE = -4;

  /** Whoever was to receive the message does not admit one so long. */
  static final long REFUSED = -5;

  private static final long PATIENCE_NANOS = 100_000_000;

  /** Longer messages are handed over while their writer has them. */
  static final int SHORT = Lane.LARGE_BYTES / 4 - Frame.HEAD;

  private static final int PIECE = LaneReader.PIECE;

  private final PipeState pipe;
  private final int end;
  private final int me;
  private final Lane lane;
  private final Handover handover;
  private final LaneMemory memory;
  private final Eagerness eagerness = new Eagerness();

  /** For an end that messages go from. */
  LaneWriter(PipeState pipe, int end) {
    this.pipe = pipe;
    this.end = end;
    this.me = pipe.tree().slot();
    this.lane = pipe.toward(1 - end);
    this.handover = lane.handover;
    this.memory = new LaneMemory(lane);
  }

  /** Is told how a send goes on. */
  interface Sending {
    /** It has to wait; called once. */
    void waits();

    /** The message is about to be seen. */
    void begins(long number);
  }

  /**
   * Sends a message that mentions nothing, waiting as long as it takes: a short one for room, a
   * long one until somebody has received it.
   *
   * @param sending is told how it goes on, or null
   * @return its number, or one of the above
   */
  long send(byte[] bytes, int from, int length, int kind, Sending sending)
      throws InterruptedException {
    return send(bytes, from, length, kind, 0, sending);
  }

  /**
   * Sends a message that mentions records, waiting for room. It lies in a {@link Payload}, however
   * short or long it is.
   *
   * @param mentions the records
   * @param sending as above
   * @return as above
   */
  long send(byte[] bytes, int length, int kind, Mentioned mentions, Sending sending)
      throws InterruptedException {
    Tree tree = pipe.tree();
    int place = Payload.write(tree, bytes, length, mentions, pipe.offset());
    try {
      return send(bytes, 0, length, kind, place, sending);
    } finally {
      if (Payload.isOf(tree, place, me)) { // the ring does not have it
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

  /** Waits until so much can be written; 0, or what makes it be in vain. */
  private long awaitRoom(long size, Sending sending) throws InterruptedException {
    if (memory.room() < size) {
      memory.enlarge(size);
    }
    return memory.room() < size ? awaitUnread(Lane.LARGE_BYTES - size, sending) : 0;
  }

  /** Waits until the reader has left at most so much; 0, or what makes it be in vain. */
  private long awaitUnread(long most, Sending sending) throws InterruptedException {
    if (unread() > most && sending != null) {
      sending.waits();
    }
    if (unread() <= most) {
      return 0;
    }
    Pause pause = new Pause(Pause.FOREVER, eagerness);
    while (unread() > most) {
      long trouble = trouble();
      if (trouble != 0) {
        return trouble;
      }
      if (!pause.spin()) {
        eagerness.slept();
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

  /** A long message on its way. */
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
      offer = handover.offer(length, kind, number);
      lane.announce(pipe.tree().table());
    }

    private long handOver() throws InterruptedException {
      while (true) {
        if (handover.passage() == Handover.passage(offer, Handover.AGAIN)) {
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
      Pause pause = new Pause(Pause.FOREVER, eagerness);
      while (mustWait() && !pause.hasSlept()) {
        if (!pause.spin()) {
          Alarm.sleep(pause, lane.block, Lane.ROOM, this::mustWait);
        }
      }
    }

    private boolean isOffered() {
      return handover.passage() == Handover.passage(offer, Handover.OFFERED);
    }

    private boolean mustWait() {
      boolean full = filled == length || handover.emptied(offer) == emptied;
      return full && isOffered() && trouble() == 0;
    }

    private long answer() {
      int state = Handover.state(handover.passage());
      return state == Handover.DONE ? number : state == Handover.REFUSED ? REFUSED : NOISE;
    }

    /** Writes a piece; false if there is no room, or nothing left to write. */
    private boolean fill() {
      emptied = handover.emptied(offer);
      long room = Lane.LARGE_BYTES - (filled - emptied);
      int piece = (int) Math.min(Math.min(room, PIECE), length - filled);
      if (emptied < 0 || emptied > filled || piece <= 0) {
        return false;
      }
      memory.large().write(filled, bytes, from + filled, piece);
      filled += piece;
      handover.fill(offer, filled, filled == length);
      return true;
    }

    /** Takes the message back; false if it was received, or refused, before. */
    private boolean withdraw() {
      boolean withdrawn = false;
      boolean open = true;
      while (open && !withdrawn) {
        withdrawn =
            handover.change(offer, Handover.OFFERED, Handover.WITHDRAWN)
                || handover.change(offer, Handover.AGAIN, Handover.WITHDRAWN);
        int state = Handover.state(handover.passage());
        open = state == Handover.OFFERED || state == Handover.AGAIN;
      }
      lane.announce(pipe.tree().table());
      return withdrawn;
    }
  }
}
