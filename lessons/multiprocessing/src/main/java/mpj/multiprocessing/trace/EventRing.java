package mpj.multiprocessing.trace;

import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Death;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The events of one process, and what it prints among them, written by it and read by the main
 * process: they survive their writer. When the ring is full the writer waits for the reader. With
 * an event it waits up to a second; then it drops events and counts them, until the reader is back:
 * watching never stops what is watched. What is printed waits as long as it takes, as it would if
 * it were written to a full pipe.
 *
 * <p>The entry of its process in the table tells where it lies, and it is freed with the entry: the
 * process may outlive whoever reads the ring. The main process's is {@link #free freed} when nobody
 * reads it any more, since that process goes on.
 */
final class EventRing {
  private static final int WRITTEN = Arena.RECORD_HEADER;
  private static final int DROPPED = 24;
  private static final int CLOSED = 32;
  private static final int READ = 64;
  private static final int FIRST = 128;

  private static final int NANOS = 0;
  private static final int KIND = 8;
  private static final int ACTOR = 12;
  private static final int OBJECT = 16;
  private static final int VALUE = 24;
  private static final int SEQUENCE = 32;
  private static final int PEER = 40;
  private static final int EVENT = 48;

  /** A piece of text has its own kind, and its bytes where an event has its object and figures. */
  private static final int TEXT = -1;

  private static final int ERROR_TEXT = -2;
  private static final int BYTES = OBJECT;
  private static final int LENGTH = 44;
  private static final int MOST_BYTES = LENGTH - BYTES;

  private static final int CAPACITY = 2048;

  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final long PARK_NANOS = 100_000;

  /** What {@link #claim} answers where an event finds no place. */
  private static final long NOWHERE = -1;

  private final Block block;
  private boolean stalled;
  private volatile boolean freed;

  EventRing(Block block) {
    this.block = block;
  }

  /** Makes the ring of a process that is about to be started. */
  static EventRing create(Tree tree, int slot) {
    Block block = tree.arena().allocate(FIRST + CAPACITY * EVENT);
    tree.arena().publish(block, RecordType.RING, slot, tree.slot());
    tree.table().ring(slot, block.offset());
    return new EventRing(block);
  }

  /** Frees the ring that a dead process made, and had not told the table of yet. */
  static void recover(Tree tree, Block block, int dead) {
    if (Arena.creator(block) == dead && tree.table().ring(Arena.number(block)) != block.offset()) {
      tree.arena().free(block);
    }
  }

  /**
   * Returns the ring of a slot, which may be the one known already; null if there is none, or only
   * one that was closed before: that of a process which has outlived an earlier reader.
   */
  static EventRing of(Tree tree, int slot, EventRing known) {
    long offset = tree.table().ring(slot);
    if (offset == 0 || (known != null && known.block.offset() == offset)) {
      return offset == 0 ? null : known;
    }
    Block block = tree.arena().find(offset, RecordType.RING);
    EventRing ring = block == null ? null : new EventRing(block);
    return ring == null || ring.isClosed() ? null : ring;
  }

  /** Writes an event; {@code nanos} is when it happened, 0 for now. One thread at a time. */
  synchronized void write(
      long nanos, int kind, int actor, long object, int peer, long value, long sequence) {
    long index = claim();
    if (index == NOWHERE) {
      return;
    }
    int at = at(index);
    block.putLong(at + OBJECT, object);
    block.putInt(at + PEER, peer);
    block.putLong(at + VALUE, value);
    block.putLong(at + SEQUENCE, sequence);
    publish(index, kind, actor, nanos != 0 ? nanos : System.nanoTime());
  }

  /**
   * Writes text, in as many pieces as it takes, and waits for room. One thread at a time for each
   * of the two streams.
   *
   * @return how many bytes were written: fewer than all where nobody reads them any more
   */
  int writeText(int actor, boolean error, byte[] bytes, int from, int length) {
    int kind = error ? ERROR_TEXT : TEXT;
    for (int done = 0; done < length; ) {
      int piece = Math.min(MOST_BYTES, length - done);
      if (tryText(kind, actor, bytes, from + done, piece)) {
        done += piece;
      } else if (!awaitRoom()) {
        return done;
      }
    }
    return length;
  }

  /**
   * Writes that a line ends, and waits a second for room. One thread at a time for each stream.
   *
   * @return whether it was written; false: nobody reads it just now
   */
  boolean writeLineEnd(int kind, int actor, boolean error) {
    while (!tryLineEnd(kind, actor, error)) {
      if (!awaitRoom()) {
        return false;
      }
    }
    return true;
  }

  private synchronized boolean tryText(int kind, int actor, byte[] bytes, int from, int length) {
    long index = block.getLong(WRITTEN);
    if (isClosed() || isFull(index)) {
      return false;
    }
    int at = at(index);
    block.putBytes(at + BYTES, bytes, from, length);
    block.putInt(at + LENGTH, length);
    publish(index, kind, actor, System.nanoTime());
    return true;
  }

  private synchronized boolean tryLineEnd(int kind, int actor, boolean error) {
    if (isClosed() || isFull(block.getLong(WRITTEN))) {
      return false;
    }
    write(0, kind, actor, 0, 0, error ? 1 : 0, 0);
    return true;
  }

  /** Waits, and holds up nobody who has an event; false if there is no room all the same. */
  private boolean awaitRoom() {
    long until = System.nanoTime() + PATIENCE_NANOS;
    boolean interrupted = Thread.interrupted(); // a thread that is would not park
    boolean full = true;
    while (full && !isClosed() && System.nanoTime() < until) {
      LockSupport.parkNanos(PARK_NANOS);
      interrupted |= Thread.interrupted();
      full = isFull(block.getLong(WRITTEN));
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !full && !isClosed();
  }

  /** Returns the place of the next event. */
  private long claim() {
    long written = block.getLong(WRITTEN);
    if (isClosed()) {
      return NOWHERE;
    }
    if (!isFull(written)) {
      stalled = false;
    } else if (!awaitRoom(written)) {
      block.putLong(DROPPED, block.getLong(DROPPED) + 1);
      return NOWHERE;
    }
    return written;
  }

  private void publish(long index, int kind, int actor, long nanos) {
    int at = at(index);
    block.putInt(at + KIND, kind);
    block.putInt(at + ACTOR, actor);
    block.putLong(at + NANOS, nanos);
    block.setLong(WRITTEN, index + 1);
  }

  private boolean isFull(long written) {
    return written - block.getLong(READ) >= CAPACITY;
  }

  /** A reader that kept one event waiting in vain is not waited for again until it reads. */
  private boolean awaitRoom(long written) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (isFull(written)) {
      if (stalled || System.nanoTime() > until) {
        stalled = true;
        return false;
      }
      LockSupport.parkNanos(PARK_NANOS);
    }
    return true;
  }

  /** Frees the ring of this process, whose threads may go on writing to this object, in vain. */
  synchronized void free(Tree tree) {
    if (!freed) {
      freed = true;
      tree.table().freeRing(tree.slot());
    }
  }

  /** Nobody will read what is written from now on. For the reader. */
  void close() {
    block.setInt(CLOSED, 1);
  }

  boolean isClosed() {
    return freed || block.getInt(CLOSED) != 0;
  }

  /** Is given the events that {@link #drain} finds. */
  interface Reader {
    void read(long nanos, int kind, int actor, long object, int peer, long value, long sequence);

    /** Is given a piece of what the process prints; it may end in the middle of a character. */
    void readText(long nanos, int actor, boolean error, byte[] bytes);
  }

  /** Hands over all events that are there. For one reader. */
  void drain(Reader reader) {
    long read = block.getLong(READ);
    for (long written = block.getLong(WRITTEN); read < written; read++) {
      hand(reader, at(read));
      block.setLong(READ, read + 1);
    }
  }

  private void hand(Reader reader, int at) {
    long nanos = block.getLong(at + NANOS);
    int kind = block.getInt(at + KIND);
    int actor = block.getInt(at + ACTOR);
    if (kind == TEXT || kind == ERROR_TEXT) {
      byte[] bytes = new byte[block.getInt(at + LENGTH)];
      block.getBytes(at + BYTES, bytes, 0, bytes.length);
      reader.readText(nanos, actor, kind == ERROR_TEXT, bytes);
      return;
    }
    reader.read(
        nanos,
        kind,
        actor,
        block.getLong(at + OBJECT),
        block.getInt(at + PEER),
        block.getLong(at + VALUE),
        block.getLong(at + SEQUENCE));
  }

  /** Returns how many events, or pieces of text, found no room. */
  long dropped() {
    return block.getLong(DROPPED);
  }

  private static int at(long index) {
    return FIRST + (int) (index % CAPACITY) * EVENT;
  }

  /** Frees the ring of a process that was never started. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public void mend(Tree tree, Block record, Death death) {
      recover(tree, record, death.slot());
    }
  }
}
