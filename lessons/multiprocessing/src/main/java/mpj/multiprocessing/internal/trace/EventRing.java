package mpj.multiprocessing.internal.trace;

import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Death;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * A ring with the events and the output of one process. The process writes it, and the main process
 * reads it. The contents survive the death of the writer. When the ring is full, the writer waits
 * for the reader. For an event it waits at most a second; then it drops events and counts them
 * until the reader reads again. So a trace never stops the watched process. For output it waits
 * without a limit, as it would for a full pipe.
 *
 * <p>The process's entry in the process table says where the ring is. The ring is freed together
 * with the entry, because the process may live longer than the reader of the ring. The ring of the
 * main process is {@link #free freed} when nobody reads it any more, since the main process goes
 * on.
 */
public final class EventRing {
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

  /**
   * The kind of a piece of text. Its bytes are stored where an event has its object and numbers.
   */
  private static final int TEXT = -1;

  private static final int ERROR_TEXT = -2;
  private static final int BYTES = OBJECT;
  private static final int LENGTH = 44;
  private static final int MOST_BYTES = LENGTH - BYTES;

  private static final int CAPACITY = 2048;

  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final long PARK_NANOS = 100_000;

  /** The value that {@link #claim} returns if there is no room for an event. */
  private static final long NOWHERE = -1;

  private final Block block;
  private boolean stalled;
  private volatile boolean freed;

  EventRing(Block block) {
    this.block = block;
  }

  /** Makes the ring for a process that is about to be started. */
  public static EventRing create(Tree tree, int slot) {
    Block block = tree.arena().allocate(FIRST + CAPACITY * EVENT);
    tree.arena().publish(block, RecordType.RING, slot, tree.slot());
    tree.table().ring(slot, block.offset());
    return new EventRing(block);
  }

  /** Frees a ring that a dead process made but had not yet entered in the process table. */
  static void recover(Tree tree, Block block, int dead) {
    if (Arena.creator(block) == dead && tree.table().ring(Arena.number(block)) != block.offset()) {
      tree.arena().free(block);
    }
  }

  /**
   * Returns the ring of a slot. It may be the ring that is known already. Returns null if there is
   * no ring, or if the ring was closed before: its process has outlived an earlier reader.
   */
  public static EventRing of(Tree tree, int slot, EventRing known) {
    long offset = tree.table().ring(slot);
    if (offset == 0 || (known != null && known.block.offset() == offset)) {
      return offset == 0 ? null : known;
    }
    Block block = tree.arena().find(offset, RecordType.RING);
    EventRing ring = block == null ? null : new EventRing(block);
    return ring == null || ring.isClosed() ? null : ring;
  }

  /** Writes an event; {@code nanos} is its time, 0 for now. One thread writes at a time. */
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
   * Writes text, in as many pieces as needed, and waits for room. For each of the two streams, one
   * thread writes at a time.
   *
   * @return the number of bytes written; fewer than {@code length} if nobody reads them any more
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
   * Writes the end of a line, and waits for room. For each of the two streams, one thread writes at
   * a time.
   *
   * @return whether it was written; false: nobody reads the ring now
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

  /**
   * Waits for room without blocking threads that write events. Returns false if there is still no
   * room.
   */
  private boolean awaitRoom() {
    long until = System.nanoTime() + PATIENCE_NANOS;
    boolean interrupted = Thread.interrupted(); // an interrupted thread would not park
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

  /** Returns the index of the next event, or {@link #NOWHERE}. */
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

  /**
   * Waits for room for an event. If the wait was in vain once, it is not repeated until the reader
   * reads.
   */
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

  /**
   * Frees the ring of this process. Its threads may still call this object, but it writes nothing
   * then.
   */
  synchronized void free(Tree tree) {
    if (!freed) {
      freed = true;
      tree.table().freeRing(tree.slot());
    }
  }

  /** Closes the ring. Only the reader calls it; nobody will read later events. */
  public void close() {
    block.setInt(CLOSED, 1);
  }

  boolean isClosed() {
    return freed || block.getInt(CLOSED) != 0;
  }

  /** Receives the events that {@link #drain} finds. */
  public interface Reader {
    void read(long nanos, int kind, int actor, long object, int peer, long value, long sequence);

    /** Receives a piece of the process's output. The piece may end in the middle of a character. */
    void readText(long nanos, int actor, boolean error, byte[] bytes);
  }

  /** Hands all events in the ring to the reader. Only one thread may drain a ring. */
  public void drain(Reader reader) {
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

  /** Returns the number of events that were dropped because there was no room. */
  public long dropped() {
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
