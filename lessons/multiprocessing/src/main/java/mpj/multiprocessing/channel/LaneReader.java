package mpj.multiprocessing.channel;

import mpj.multiprocessing.internal.arena.Eagerness;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Alarm;
import mpj.multiprocessing.internal.memory.Delivery;
import mpj.multiprocessing.internal.memory.LockWord;
import mpj.multiprocessing.internal.memory.Payload;

/** Takes messages out of the lane toward an end of a pipe, as one process does. */
final class LaneReader {
  /** Nothing has come. */
  static final long NOTHING = -1;

  /** This process does not hold the end. */
  static final long CLOSED = -2;

  /** Nothing is there, and nobody is left who could send. */
  static final long END = -3;

  /** What lies there is no message; the lane is given up. */
  static final long NOISE = -4;

  /** The message was longer than is admitted, or than there is memory for; it is gone. */
  static final long REFUSED = -5;

  private static final long PATIENCE_NANOS = 100_000_000;
  static final int PIECE = 1 << 16;

  /** So much of a longer message must have come before there is memory for all: it may be a lie. */
  private static final int PROOF = 1 << 22;

  private final PipeState pipe;
  private final int end;
  private final int me;
  private final Lane lane;
  private final Handover handover;
  private final LaneMemory memory;
  private final Eagerness eagerness = new Eagerness();

  /** For an end that messages come to. */
  LaneReader(PipeState pipe, int end) {
    this.pipe = pipe;
    this.end = end;
    this.me = pipe.tree().slot();
    this.lane = pipe.toward(end);
    this.handover = lane.handover;
    this.memory = new LaneMemory(lane);
  }

  /** Where a message goes. */
  interface Sink {
    /** Tells whether a message may be so long. If not, it is lost. */
    boolean admits(int length);

    /** Looks at what comes, before there is memory for it. If this throws, it stays where it is. */
    void check(int kind, int length);

    /** Makes room for what it mentions. If this throws, it stays where it is. */
    default void expect(int mentions) {}

    /** Returns the array that takes the message, from 0 on; null if there is no memory for it. */
    byte[] prepare(int length, long number);

    /** Takes over what keeps the records that the message mentions. */
    void deliver(Delivery delivery);
  }

  /**
   * Takes the next message, waiting as long as it takes.
   *
   * @param onWait called once if there is nothing yet, or null
   * @return its number, or one of the above but {@link #NOTHING}
   */
  long receive(Sink sink, Runnable onWait) throws InterruptedException {
    Runnable waits = onWait;
    while (true) {
      long number = look();
      if (number == 0) {
        number = takeAlone(sink);
      }
      if (number != NOTHING) {
        return number;
      }
      if (waits != null) {
        waits.run();
        waits = null;
      }
      await(Pause.FOREVER);
    }
  }

  /**
   * Waits until a {@link #receive} would begin to take, or would answer one of the above.
   *
   * @return {@link #NOTHING} when time is up, 0 for a message, or one of the above
   */
  long await(long nanos) throws InterruptedException {
    long found = look();
    if (found != NOTHING || nanos <= 0) {
      return found;
    }
    Pause pause = new Pause(nanos, eagerness);
    boolean timely = true;
    while (found == NOTHING && timely) {
      if (!pause.spin()) {
        timely = Alarm.sleep(pause, lane.block, Lane.DATA, () -> look() == NOTHING);
      }
      found = look();
    }
    return found;
  }

  /** Answers as {@link #await} does, without waiting. */
  long look() {
    if (!pipe.isHeld(end, me)) {
      return CLOSED;
    }
    boolean over = pipe.isGone(1 - end); // before the look: what was sent before is seen
    if (lane.isBroken()) {
      return NOISE;
    }
    return lane.hasMessage() ? 0 : over ? END : NOTHING;
  }

  /** Has this process's bell rung, once, when that may be another answer. */
  void watch() {
    lane.watch(me);
  }

  private long takeAlone(Sink sink) throws InterruptedException {
    while (!LockWord.acquire(lane.reader, me, PATIENCE_NANOS)) {
      if (look() != 0) { // another has taken it; nobody waits here for what may never come
        return NOTHING;
      }
    }
    try {
      return pipe.isHeld(end, me) ? take(sink) : CLOSED;
    } finally {
      LockWord.release(lane.reader);
      if (!pipe.isHeld(end, me)) {
        pipe.reclaim();
      }
    }
  }

  private long take(Sink sink) throws InterruptedException {
    long read = lane.read();
    long written = lane.written();
    if (lane.isBroken()) {
      return NOISE;
    }
    if (read == written) {
      long passage = handover.passage();
      boolean offered = Handover.state(passage) == Handover.OFFERED;
      return offered ? takeLong(sink, Handover.offer(passage)) : NOTHING;
    }
    long available = written - read;
    if (available < Frame.HEAD || available > Lane.MOST_UNREAD || read < 0) {
      return giveUp();
    }
    LaneRing ring = memory.ring(read);
    long word = ring.getLong(read);
    long number = ring.getLong(read + Long.BYTES);
    if (!Frame.isSound(word, read, number, available)) {
      return giveUp();
    }
    if (Frame.isPlaced(word)) {
      return takePlaced(sink, Frame.kind(word), read, number);
    }
    int length = Frame.length(word);
    byte[] into = null;
    if (sink.admits(length)) {
      sink.check(Frame.kind(word), length);
      into = sink.prepare(length, number);
    }
    if (into != null) {
      ring.read(read + Frame.HEAD, into, 0, length);
    }
    lane.consume(read + Frame.size(length));
    return into != null ? number : REFUSED;
  }

  private long takePlaced(Sink sink, int kind, long read, long number) {
    Tree tree = pipe.tree();
    long placed = memory.ring(read).getLong(read + Frame.HEAD);
    int place = Lane.place(placed);
    int length = (int) placed;
    if (!Payload.isSound(tree, place, length)) {
      return giveUp();
    }
    byte[] into = null;
    if (sink.admits(length)) {
      sink.check(kind, length);
      sink.expect(Payload.mentioned(tree, place));
      into = sink.prepare(length, number);
    }
    if (into != null) {
      Payload.read(tree, place, into, length);
    }
    boolean taken = Payload.take(tree, place);
    lane.consume(read + Frame.size(Long.BYTES));
    if (taken && into != null) {
      sink.deliver(Payload.receive(tree, place));
    } else if (taken) {
      Payload.free(tree, place);
    }
    return into != null ? number : REFUSED;
  }

  private long giveUp() {
    lane.breakDown();
    lane.wakeAll(pipe.tree().table());
    return NOISE;
  }

  private long takeLong(Sink sink, long offer) throws InterruptedException {
    long head = handover.head();
    long number = handover.number();
    if (!Frame.isSoundOffer(head, offer, number) || !memory.isLarge()) {
      return handover.passage() == Handover.passage(offer, Handover.OFFERED) ? giveUp() : NOTHING;
    }
    int length = Frame.length(head);
    if (!sink.admits(length)) {
      return settle(offer, Handover.REFUSED) ? REFUSED : NOTHING;
    }
    sink.check(Frame.kind(head), length);
    int outcome = Handover.AGAIN;
    boolean settled = false;
    try {
      outcome = empty(sink, length, number, offer);
      settled = settle(offer, outcome);
    } finally {
      if (outcome == Handover.AGAIN && !settled) { // interrupted, or worse
        settle(offer, Handover.AGAIN);
      }
    }
    if (settled && outcome != Handover.AGAIN) {
      return outcome == Handover.DONE ? number : REFUSED;
    }
    return pipe.isHeld(end, me) ? NOTHING : CLOSED;
  }

  private boolean settle(long offer, int state) {
    boolean settled = handover.change(offer, Handover.OFFERED, state);
    Alarm.ring(lane.block, Lane.ROOM);
    return settled;
  }

  /** Copies the message as it comes, and returns what is to become of the offer. */
  private int empty(Sink sink, int length, long number, long offer) throws InterruptedException {
    int proved = length > PROOF ? PROOF : 0;
    byte[] proof = memoryFor(proved);
    if (proof == null) {
      return Handover.REFUSED;
    }
    if (!empty(proof, 0, proved, offer)) {
      return Handover.AGAIN;
    }
    byte[] into = sink.prepare(length, number);
    if (into == null) {
      return Handover.REFUSED;
    }
    System.arraycopy(proof, 0, into, 0, proved);
    return empty(into, proved, length, offer) ? Handover.DONE : Handover.AGAIN;
  }

  /** Returns an array, or null if there is no memory for it. */
  static byte[] memoryFor(int length) {
    try {
      return new byte[length];
    } catch (OutOfMemoryError e) {
      return null;
    }
  }

  /** Copies a part of the message as it comes; false if it comes no more. */
  private boolean empty(byte[] into, int from, int length, long offer) throws InterruptedException {
    int done = from;
    while (done < length) {
      long filled = awaitMore(offer, done);
      if (filled < 0) {
        return false;
      }
      int piece = (int) Math.min(Math.min(filled, length) - done, PIECE);
      memory.large().read(done, into, done, piece);
      if (!handover.empty(offer, done, done + piece)) {
        return false;
      }
      done += piece;
    }
    return true;
  }

  /** Returns how much of the message was written, more than {@code done}; -1 if it is over. */
  private long awaitMore(long offer, int done) throws InterruptedException {
    long filled = handover.filled(offer);
    if (filled != done) {
      return filled > done && filled - done <= Lane.LARGE_BYTES ? filled : -1;
    }
    Pause pause = new Pause(Pause.FOREVER, eagerness);
    while (filled == done) {
      if (!isComing(offer)) {
        return -1;
      }
      if (!pause.spin()) {
        Alarm.sleep(
            pause, lane.block, Lane.DATA, () -> handover.filled(offer) == done && isComing(offer));
      }
      filled = handover.filled(offer);
    }
    return filled > done && filled - done <= Lane.LARGE_BYTES ? filled : -1;
  }

  private boolean isComing(long offer) {
    return handover.passage() == Handover.passage(offer, Handover.OFFERED)
        && pipe.isHeld(end, me)
        && !pipe.isGone(1 - end);
  }
}
