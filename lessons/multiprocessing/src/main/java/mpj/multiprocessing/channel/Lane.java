package mpj.multiprocessing.channel;

import java.util.function.BooleanSupplier;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.EventCount;
import mpj.multiprocessing.internal.memory.LockWord;
import mpj.multiprocessing.internal.memory.Part;
import mpj.multiprocessing.internal.memory.Payload;
import mpj.multiprocessing.internal.memory.ProcessEventCount;

/**
 * One direction of a pipe: its words and their offsets. At most one writer and one reader use a
 * lane at the same time; each of them holds a {@link LockWord}. So each word is changed by one
 * side, and the other side only reads it.
 *
 * <p>Short messages lie whole in rings, see {@link LaneMemory}. One release store of {@link
 * #written} adds a message; one of {@link #read} removes it. A process that dies before its store
 * has changed nothing. A long message goes by a {@link Rendezvous}.
 */
final class Lane {
  private static final int WRITER = 0; // a lock word, with who died
  private static final int READER = 192;
  private static final int WRITTEN = 384;
  private static final int NUMBER = 392;
  private static final int LARGE = 400; // a part, like the next one
  private static final int MEDIUM = 404;
  private static final int LARGE_FROM = 408;
  // 416 and 424, and 640, 704 and 768: the words of the handover.
  private static final int MEDIUM_FROM = 432;
  private static final int BROKEN = 440;
  static final int DATA = 448; // an alarm for readers
  private static final int WATCHED = 452;
  private static final int EXPECTED = 456; // a place, and the position where it will be named
  private static final int EXPECTED_AT = 464;
  private static final int READ = 512;
  static final int ROOM = 576; // an alarm for the writer
  private static final int ENOUGH = 580;
  private static final int WATCHERS = 832;
  private static final int SMALL = 960;

  /** The size in bytes of the small ring, which every lane has. */
  static final int SMALL_BYTES = 1 << 10;

  static final int SIZE = SMALL + SMALL_BYTES;

  /** The size in bytes of the next ring, for messages that come while the reader is busy. */
  static final int MEDIUM_BYTES = 1 << 14;

  /**
   * The size in bytes of the large ring: enough for two processes to work in it at the same time.
   */
  static final int LARGE_BYTES = 1 << 19;

  /** The largest number of unread bytes, when all rings are full. */
  static final int MOST_UNREAD = SMALL_BYTES + MEDIUM_BYTES + LARGE_BYTES;

  private static final int RING = 64; // offset of a ring in its part

  private static final int HALF = LARGE_BYTES / 2;
  private static final long HALF_EMPTY_NANOS = 1_000_000;

  /** The first position of a ring that is not in use yet. */
  static final long NEVER = Long.MAX_VALUE;

  final Block block;
  final Block writer;
  final Block reader;
  final Rendezvous rendezvous;

  Lane(Block block) {
    this.block = block;
    this.writer = block.from(WRITER);
    this.reader = block.from(READER);
    this.rendezvous = new Rendezvous(block);
  }

  /** Initializes the words of a new lane, or of a lane that no process uses any more. */
  void clear() {
    block.putLong(WRITTEN, 0);
    block.putLong(READ, 0);
    block.putInt(BROKEN, 0);
    block.setLong(MEDIUM_FROM, NEVER);
    block.setLong(LARGE_FROM, NEVER);
  }

  long written() {
    return block.getLong(WRITTEN);
  }

  long read() {
    return block.getLong(READ);
  }

  /** Publishes what was written up to a position. */
  void publish(long position) {
    block.getAndSetLong(WRITTEN, position);
  }

  /** Removes what lies before a position. Wakes the writer if there is enough room for it now. */
  void consume(long position) {
    block.getAndSetLong(READ, position);
    if (written() - position <= block.getInt(ENOUGH)) {
      EventCount.ring(block, ROOM);
    }
  }

  /**
   * Sleeps until at most {@code most} bytes are unread. If the writer woke for each message, two
   * processes that share a processor would take turns at each message. So the writer first waits
   * until half of the ring is empty, but not for long, because the reader may be about to stop.
   */
  void awaitUnread(long most, BooleanSupplier needed) throws InterruptedException {
    block.getAndSetInt(ENOUGH, (int) Math.min(most, HALF));
    EventCount.sleep(new Backoff(HALF_EMPTY_NANOS), block, ROOM, needed);
    if (most > HALF && needed.getAsBoolean()) {
      block.getAndSetInt(ENOUGH, (int) most);
    }
    EventCount.sleep(new Backoff(Backoff.FOREVER), block, ROOM, needed);
  }

  /**
   * Notes which payload the writer is about to name in the ring, and at which position; 0: none.
   */
  void expect(int place, long position) {
    block.putLong(EXPECTED_AT, position);
    block.setInt(EXPECTED, place);
  }

  /** Frees the noted payload if the writer died before it named the payload in the ring. */
  private void freeExpected(Tree tree) {
    if (written() <= block.getLong(EXPECTED_AT)) {
      Payload.discard(tree, block.getInt(EXPECTED));
    }
    expect(0, 0);
  }

  /** Returns the place of a message of which the ring has only the place and the length. */
  static int place(long placed) {
    return (int) (placed >>> Integer.SIZE);
  }

  /** Returns the place of the unread message at a position; 0 if it lies whole in the ring. */
  private int place(LaneRing ring, long position) {
    long word = ring.getLong(position);
    long number = ring.getLong(position + Long.BYTES);
    boolean placed =
        Frame.isSound(word, position, number, written() - position) && Frame.isPlaced(word);
    return placed ? place(ring.getLong(position + Frame.HEAD)) : 0;
  }

  /** Frees the unread messages that lie elsewhere. No process will read them any more. */
  void freeMessages(Tree tree) {
    freeExpected(tree);
    if (isBroken()) {
      return; // the places in it may be those of other messages
    }
    LaneMemory memory = new LaneMemory(this);
    long position = read();
    while (position < written()) {
      LaneRing ring = memory.ring(position);
      long word = ring.getLong(position);
      long number = ring.getLong(position + Long.BYTES);
      if (!Frame.isSound(word, position, number, written() - position)) {
        return;
      }
      int place = place(ring, position);
      boolean taken = place != 0 && Payload.take(tree, place);
      position += Frame.size(Frame.length(word));
      block.setLong(READ, position); // before another payload can lie there
      if (taken) {
        Payload.free(tree, place);
      }
    }
  }

  /** Returns the number of the next message. */
  long nextNumber() {
    long number = block.getLong(NUMBER);
    block.setLong(NUMBER, number + 1);
    return number;
  }

  Block small() {
    return block.from(SMALL);
  }

  /** Returns the offset of the large ring. Only valid if the large ring is in use. */
  long large() {
    return Part.offset(block, LARGE) + RING;
  }

  long medium() {
    return Part.offset(block, MEDIUM) + RING;
  }

  /** Returns the ring at an offset. */
  Block ring(long offset) {
    return block.arena().at(offset - RING, RecordType.PART).partOf(block).from(RING);
  }

  /** Returns the position from which on messages lie in the large ring, or {@link #NEVER}. */
  long largeFrom() {
    return block.getLong(LARGE_FROM);
  }

  long mediumFrom() {
    return block.getLong(MEDIUM_FROM);
  }

  /** From now on, all messages are written to the large ring. */
  void goOnInLarge() {
    Part.findOrMake(block, LARGE, RING - Part.FIRST + LARGE_BYTES);
    block.setLong(LARGE_FROM, written());
  }

  void goOnInMedium() {
    Part.findOrMake(block, MEDIUM, RING - Part.FIRST + MEDIUM_BYTES);
    block.setLong(MEDIUM_FROM, written());
  }

  boolean isBroken() {
    return block.getInt(BROKEN) != 0;
  }

  /** Marks the lane as broken: its content is not valid. */
  void breakDown() {
    block.getAndSetInt(BROKEN, 1);
  }

  /** Returns whether a reader could begin to take a message. */
  boolean hasMessage() {
    return written() != read() || Rendezvous.state(rendezvous.passage()) == Rendezvous.OFFERED;
  }

  /** Registers a process: its event count rings once when there is something for a reader. */
  void watch(int slot) {
    int at = WATCHERS + slot / 64 * 8;
    long before = block.getLong(at);
    while (!block.casLong(at, before, before | 1L << slot)) {
      before = block.getLong(at);
    }
    block.getAndSetInt(WATCHED, 1);
  }

  /** Wakes readers and registered processes. Call it after a full fence. */
  void announce(ProcessTable table) {
    EventCount.ring(block, DATA);
    if (block.getInt(WATCHED) != 0 && block.casInt(WATCHED, 1, 0)) {
      ringBells(table);
    }
  }

  private void ringBells(ProcessTable table) {
    for (int first = 0; first < ProcessTable.SLOTS; first += 64) {
      long slots = block.getAndSetLong(WATCHERS + first / 8, 0);
      for (; slots != 0; slots &= slots - 1) {
        ProcessEventCount.ring(table, first + Long.numberOfTrailingZeros(slots));
      }
    }
  }

  /** Withdraws or repeats the handover of a dead process, and frees its locks. */
  void recover(Tree tree, int dead) {
    if (LockWord.owner(writer) == dead) {
      freeExpected(tree);
    }
    if (LockWord.owner(reader) == dead && read() < written() && !isBroken()) {
      int place = place(new LaneMemory(this).ring(read()), read());
      if (place != 0) {
        Payload.restore(tree, place, dead);
      }
    }
    long offer = Rendezvous.offer(rendezvous.passage());
    if (LockWord.owner(writer) == dead
        && !rendezvous.change(offer, Rendezvous.OFFERED, Rendezvous.WITHDRAWN)) {
      rendezvous.change(offer, Rendezvous.AGAIN, Rendezvous.WITHDRAWN);
    }
    if (LockWord.owner(reader) == dead) {
      rendezvous.change(offer, Rendezvous.OFFERED, Rendezvous.AGAIN);
    }
    LockWord.recover(writer, tree.table(), dead);
    LockWord.recover(reader, tree.table(), dead);
  }

  /** Wakes all waiting threads, so that they look again. Call it after a full fence. */
  void wakeAll(ProcessTable table) {
    announce(table);
    EventCount.ring(block, ROOM);
  }

  /** Frees the larger rings if no process uses the lane. No process holds the pipe any more. */
  void reclaim(Tree tree) {
    boolean used = read() != written() || block.getInt(LARGE) != 0 || block.getInt(MEDIUM) != 0;
    if (!used || !LockWord.tryAcquire(writer, tree.slot())) {
      return;
    }
    if (LockWord.tryAcquire(reader, tree.slot())) {
      freeMessages(tree);
      clear();
      freeParts();
      LockWord.release(reader);
    }
    LockWord.release(writer);
  }

  /** Frees the larger rings, which no process uses any more. */
  void freeParts() {
    Part.free(block, LARGE);
    Part.free(block, MEDIUM);
  }
}
