package mpj.multiprocessing.channel;

import java.util.function.BooleanSupplier;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Alarm;
import mpj.multiprocessing.internal.memory.Bell;
import mpj.multiprocessing.internal.memory.LockWord;
import mpj.multiprocessing.internal.memory.Part;
import mpj.multiprocessing.internal.memory.Payload;

/**
 * One direction of a pipe: its words, and where they lie. One writer and one reader are busy here
 * at a time, each the holder of a {@link LockWord}; so a word has one side that changes it, and the
 * other side only looks.
 *
 * <p>Short messages lie whole in rings, see {@link LaneMemory}: one release store of {@link
 * #written} makes a message be there, one of {@link #read} makes it be gone. Whoever dies before
 * its store has done nothing. A long one goes by a {@link Handover}.
 */
final class Lane {
  private static final int WRITER = 0; // a lock word, with who died
  private static final int READER = 192;
  private static final int WRITTEN = 384;
  private static final int NUMBER = 392;
  private static final int LARGE = 400; // a part, as the next one
  private static final int MEDIUM = 404;
  private static final int LARGE_FROM = 408;
  // 416 and 424, and 640, 704 and 768: the words of the handover.
  private static final int MEDIUM_FROM = 432;
  private static final int BROKEN = 440;
  static final int DATA = 448; // an alarm for readers
  private static final int WATCHED = 452;
  private static final int EXPECTED = 456; // a place, and where in the ring it is about to be
  private static final int EXPECTED_AT = 464;
  private static final int READ = 512;
  static final int ROOM = 576; // an alarm for the writer
  private static final int ENOUGH = 580;
  private static final int WATCHERS = 832;
  private static final int SMALL = 960;

  /** Bytes of the ring that every lane has. */
  static final int SMALL_BYTES = 1 << 10;

  static final int SIZE = SMALL + SMALL_BYTES;

  /** Bytes of the ring after that, for what comes while the reader is busy. */
  static final int MEDIUM_BYTES = 1 << 14;

  /** Bytes of the large ring: enough for two processes to be busy in it at once, few to share. */
  static final int LARGE_BYTES = 1 << 19;

  /** Most bytes that can be unread, when all rings are full. */
  static final int MOST_UNREAD = SMALL_BYTES + MEDIUM_BYTES + LARGE_BYTES;

  private static final int RING = 64; // where a ring begins in its part

  private static final int HALF = LARGE_BYTES / 2;
  private static final long HALF_EMPTY_NANOS = 1_000_000;

  /** Nothing is in a ring before this position: it is not in use. */
  static final long NEVER = Long.MAX_VALUE;

  final Block block;
  final Block writer;
  final Block reader;
  final Handover handover;

  Lane(Block block) {
    this.block = block;
    this.writer = block.from(WRITER);
    this.reader = block.from(READER);
    this.handover = new Handover(block);
  }

  /** Prepares the words of a new lane, or of one that nobody uses any more. */
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

  /** Makes what was written up to a position be there. */
  void publish(long position) {
    block.getAndSetLong(WRITTEN, position);
  }

  /** Makes what lies before a position be gone, and wakes the writer if that is enough for it. */
  void consume(long position) {
    block.getAndSetLong(READ, position);
    if (written() - position <= block.getInt(ENOUGH)) {
      Alarm.ring(block, ROOM);
    }
  }

  /**
   * Sleeps until there may be at most so much unread, or longer while half of the ring is full, but
   * not for long: woken for each message, two processes that share a processor would take turns at
   * each; but the reader may be about to stop.
   */
  void awaitUnread(long most, BooleanSupplier needed) throws InterruptedException {
    block.getAndSetInt(ENOUGH, (int) Math.min(most, HALF));
    Alarm.sleep(new Pause(HALF_EMPTY_NANOS), block, ROOM, needed);
    if (most > HALF && needed.getAsBoolean()) {
      block.getAndSetInt(ENOUGH, (int) most);
    }
    Alarm.sleep(new Pause(Pause.FOREVER), block, ROOM, needed);
  }

  /**
   * Notes which payload the writer leaves to the ring, and where it is about to be named there; 0:
   * none any more.
   */
  void expect(int place, long position) {
    block.putLong(EXPECTED_AT, position);
    block.setInt(EXPECTED, place);
  }

  /** Frees the payload that the writer left to the ring, if it died before that named it. */
  private void freeExpected(Tree tree) {
    if (written() <= block.getLong(EXPECTED_AT)) {
      Payload.discard(tree, block.getInt(EXPECTED));
    }
    expect(0, 0);
  }

  /** Returns the place of a message of which only that, and the length, lie in the ring. */
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

  /** Frees the unread messages that lie elsewhere; nobody will read them any more. */
  void freeMessages(Tree tree) {
    freeExpected(tree);
    if (isBroken()) {
      return; // what lies in it may name the messages of others
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

  /** Counts the messages. */
  long nextNumber() {
    long number = block.getLong(NUMBER);
    block.setLong(NUMBER, number + 1);
    return number;
  }

  Block small() {
    return block.from(SMALL);
  }

  /** Returns where the large ring lies, if it is in use. */
  long large() {
    return Part.offset(block, LARGE) + RING;
  }

  long medium() {
    return Part.offset(block, MEDIUM) + RING;
  }

  /** Returns the ring that lies there. */
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

  /** Has all that is written from now on lie in the large ring. */
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

  /** Gives the lane up: what is in it makes no sense. */
  void breakDown() {
    block.getAndSetInt(BROKEN, 1);
  }

  /** Tells whether a reader could begin to take a message. */
  boolean hasMessage() {
    return written() != read() || Handover.state(handover.passage()) == Handover.OFFERED;
  }

  /** Has the bell of a process rung, once, when there is something for a reader. */
  void watch(int slot) {
    int at = WATCHERS + slot / 64 * 8;
    long before = block.getLong(at);
    while (!block.casLong(at, before, before | 1L << slot)) {
      before = block.getLong(at);
    }
    block.getAndSetInt(WATCHED, 1);
  }

  /** Wakes readers and watchers. To be called after a full fence. */
  void announce(ProcessTable table) {
    Alarm.ring(block, DATA);
    if (block.getInt(WATCHED) != 0 && block.casInt(WATCHED, 1, 0)) {
      ringBells(table);
    }
  }

  private void ringBells(ProcessTable table) {
    for (int first = 0; first < ProcessTable.SLOTS; first += 64) {
      long slots = block.getAndSetLong(WATCHERS + first / 8, 0);
      for (; slots != 0; slots &= slots - 1) {
        Bell.ring(table, first + Long.numberOfTrailingZeros(slots));
      }
    }
  }

  /** Withdraws or repeats what the dead process was handing over, and frees its locks. */
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
    long offer = Handover.offer(handover.passage());
    if (LockWord.owner(writer) == dead
        && !handover.change(offer, Handover.OFFERED, Handover.WITHDRAWN)) {
      handover.change(offer, Handover.AGAIN, Handover.WITHDRAWN);
    }
    if (LockWord.owner(reader) == dead) {
      handover.change(offer, Handover.OFFERED, Handover.AGAIN);
    }
    LockWord.recover(writer, tree.table(), dead);
    LockWord.recover(reader, tree.table(), dead);
  }

  /** Has all look again who wait here. To be called after a full fence. */
  void wakeAll(ProcessTable table) {
    announce(table);
    Alarm.ring(block, ROOM);
  }

  /** Gives the larger rings back, if nobody is busy here. Nobody holds the pipe any more. */
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

  /** Frees the larger rings, which nobody uses any more. */
  void freeParts() {
    Part.free(block, LARGE);
    Part.free(block, MEDIUM);
  }
}
