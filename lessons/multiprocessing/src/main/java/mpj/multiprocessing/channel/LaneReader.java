package mpj.multiprocessing.channel;

import mpj.multiprocessing.internal.arena.AdaptiveSpin;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Delivery;
import mpj.multiprocessing.internal.memory.EventCount;
import mpj.multiprocessing.internal.memory.LockWord;
import mpj.multiprocessing.internal.memory.Payload;

/** Takes messages out of the lane that leads to one end of a pipe, for one process. */
final class LaneReader {
  /** No message has come. */
  static final long NOTHING = -1;

  /** This process does not hold the end. */
  static final long CLOSED = -2;

  /** There is no message, and no process is left that could send one. */
  static final long END = -3;

  /** The content of the lane is not a message; the lane is marked as broken. */
  static final long NOISE = -4;

  /** The message was longer than is admitted, or than there is memory for. It is lost. */
  static final long REFUSED = -5;

  private static final long PATIENCE_NANOS = 100_000_000;
  static final int PIECE = 1 << 16;

  /**
   * Only after so many bytes of a longer message is memory allocated for all of it: the length may
   * be wrong.
   */
  private static final int PROOF = 1 << 22;

  private final PipeState pipe;
  private final int end;
  private final int me;
  private final Lane lane;
  private final Rendezvous rendezvous;
  private final LaneMemory memory;
  private final AdaptiveSpin adaptiveSpin = new AdaptiveSpin();

  /** Makes a reader for an end that receives. */
  LaneReader(PipeState pipe, int end) {
    this.pipe = pipe;
    this.end = end;
    this.me = pipe.tree().slot();
    this.lane = pipe.toward(end);
    this.rendezvous = lane.rendezvous;
    this.memory = new LaneMemory(lane);
  }

  /** The receiver of a message. */
  interface Sink {
    /** Returns whether a message may have this length. If not, the message is lost. */
    boolean admits(int length);

    /** Checks the message before memory is allocated for it. If this throws, the message stays. */
    void check(int kind, int length);

    /** Makes room for the records that the message mentions. If this throws, the message stays. */
    default void expect(int mentions) {}

    /** Returns the array for the message, from index 0 on; null if there is no memory for it. */
    byte[] prepare(int length, long number);

    /** Takes over the delivery, which keeps the records that the message mentions. */
    void deliver(Delivery delivery);
  }

  /**
   * Takes the next message. Waits as long as it takes.
   *
   * @param onWait called once if there is no message yet; may be null
   * @return the message's number, or one of the constants above but {@link #NOTHING}
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
      await(Backoff.FOREVER);
    }
  }

  /**
   * Waits until a {@link #receive} would begin to take a message, or would return a constant above.
   *
   * @return {@link #NOTHING} when the time has elapsed, 0 for a message, or one of the constants
   *     above
   */
  long await(long nanos) throws InterruptedException {
    long found = look();
    if (found != NOTHING || nanos <= 0) {
      return found;
    }
    Backoff backoff = new Backoff(nanos, adaptiveSpin);
    boolean timely = true;
    while (found == NOTHING && timely) {
      if (!backoff.spin()) {
        timely = EventCount.sleep(backoff, lane.block, Lane.DATA, () -> look() == NOTHING);
      }
      found = look();
    }
    return found;
  }

  /** Returns the same as {@link #await}, but does not wait. */
  long look() {
    if (!pipe.isHeld(end, me)) {
      return CLOSED;
    }
    boolean over = pipe.isGone(1 - end); // before the look: so messages sent before are seen
    if (lane.isBroken()) {
      return NOISE;
    }
    return lane.hasMessage() ? 0 : over ? END : NOTHING;
  }

  /**
   * Registers this process: its event count rings once when the result of {@link #look} may change.
   */
  void watch() {
    lane.watch(me);
  }

  private long takeAlone(Sink sink) throws InterruptedException {
    while (!LockWord.acquire(lane.reader, me, PATIENCE_NANOS)) {
      if (look() != 0) { // another reader has taken it; maybe nothing comes any more
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
      long passage = rendezvous.passage();
      boolean offered = Rendezvous.state(passage) == Rendezvous.OFFERED;
      return offered ? takeLong(sink, Rendezvous.offer(passage)) : NOTHING;
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
    long head = rendezvous.head();
    long number = rendezvous.number();
    if (!Frame.isSoundOffer(head, offer, number) || !memory.isLarge()) {
      return rendezvous.passage() == Rendezvous.passage(offer, Rendezvous.OFFERED)
          ? giveUp()
          : NOTHING;
    }
    int length = Frame.length(head);
    if (!sink.admits(length)) {
      return settle(offer, Rendezvous.REFUSED) ? REFUSED : NOTHING;
    }
    sink.check(Frame.kind(head), length);
    int outcome = Rendezvous.AGAIN;
    boolean settled = false;
    try {
      outcome = empty(sink, length, number, offer);
      settled = settle(offer, outcome);
    } finally {
      if (outcome == Rendezvous.AGAIN && !settled) { // interrupted, or an error
        settle(offer, Rendezvous.AGAIN);
      }
    }
    if (settled && outcome != Rendezvous.AGAIN) {
      return outcome == Rendezvous.DONE ? number : REFUSED;
    }
    return pipe.isHeld(end, me) ? NOTHING : CLOSED;
  }

  private boolean settle(long offer, int state) {
    boolean settled = rendezvous.change(offer, Rendezvous.OFFERED, state);
    EventCount.ring(lane.block, Lane.ROOM);
    return settled;
  }

  /** Copies the message piece by piece, and returns the new state of the offer. */
  private int empty(Sink sink, int length, long number, long offer) throws InterruptedException {
    int proved = length > PROOF ? PROOF : 0;
    byte[] proof = memoryFor(proved);
    if (proof == null) {
      return Rendezvous.REFUSED;
    }
    if (!empty(proof, 0, proved, offer)) {
      return Rendezvous.AGAIN;
    }
    byte[] into = sink.prepare(length, number);
    if (into == null) {
      return Rendezvous.REFUSED;
    }
    System.arraycopy(proof, 0, into, 0, proved);
    return empty(into, proved, length, offer) ? Rendezvous.DONE : Rendezvous.AGAIN;
  }

  /** Returns an array, or null if there is no memory for it. */
  static byte[] memoryFor(int length) {
    try {
      return new byte[length];
    } catch (OutOfMemoryError e) {
      return null;
    }
  }

  /** Copies a part of the message piece by piece; returns false if the rest will not come. */
  private boolean empty(byte[] into, int from, int length, long offer) throws InterruptedException {
    int done = from;
    while (done < length) {
      long filled = awaitMore(offer, done);
      if (filled < 0) {
        return false;
      }
      int piece = (int) Math.min(Math.min(filled, length) - done, PIECE);
      memory.large().read(done, into, done, piece);
      if (!rendezvous.empty(offer, done, done + piece)) {
        return false;
      }
      done += piece;
    }
    return true;
  }

  /**
   * Returns how much of the message was written, more than {@code done}; -1 if the offer is over.
   */
  private long awaitMore(long offer, int done) throws InterruptedException {
    long filled = rendezvous.filled(offer);
    if (filled != done) {
      return filled > done && filled - done <= Lane.LARGE_BYTES ? filled : -1;
    }
    Backoff backoff = new Backoff(Backoff.FOREVER, adaptiveSpin);
    while (filled == done) {
      if (!isComing(offer)) {
        return -1;
      }
      if (!backoff.spin()) {
        EventCount.sleep(
            backoff,
            lane.block,
            Lane.DATA,
            () -> rendezvous.filled(offer) == done && isComing(offer));
      }
      filled = rendezvous.filled(offer);
    }
    return filled > done && filled - done <= Lane.LARGE_BYTES ? filled : -1;
  }

  private boolean isComing(long offer) {
    return rendezvous.passage() == Rendezvous.passage(offer, Rendezvous.OFFERED)
        && pipe.isHeld(end, me)
        && !pipe.isGone(1 - end);
  }
}
