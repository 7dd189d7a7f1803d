package mpj.multiprocessing.structure;

import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Tree;

/**
 * The events of one process, written by it and read by the main process: they survive their writer.
 * When the ring is full the writer waits for the reader, up to a second; then it drops the event
 * and counts it, so that watching never stops what is watched.
 */
public final class EventRing {
  private static final int WRITTEN = Arena.RECORD_HEADER;
  private static final int DROPPED = 24;
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
  private static final int CAPACITY = 2048;

  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final long PARK_NANOS = 100_000;

  private final Block block;

  public EventRing(Block block) {
    this.block = block;
  }

  /** Makes the ring of a process that is about to be started. */
  public static EventRing create(Tree tree, int slot) {
    Block block = tree.arena().allocate(FIRST + CAPACITY * EVENT);
    tree.arena().publish(block, RecordType.RING, slot, tree.slot());
    tree.table().ring(slot, block.offset());
    return new EventRing(block);
  }

  /** Writes an event; {@code nanos} is when it happened, 0 for now. One thread at a time. */
  public synchronized void write(
      long nanos, int kind, int actor, long object, int peer, long value, long sequence) {
    long written = block.getLong(WRITTEN);
    if (written - block.getLong(READ) >= CAPACITY && !awaitRoom(written)) {
      block.putLong(DROPPED, block.getLong(DROPPED) + 1);
      return;
    }
    int at = at(written);
    block.putInt(at + KIND, kind);
    block.putInt(at + ACTOR, actor);
    block.putLong(at + OBJECT, object);
    block.putInt(at + PEER, peer);
    block.putLong(at + VALUE, value);
    block.putLong(at + SEQUENCE, sequence);
    block.putLong(at + NANOS, nanos != 0 ? nanos : System.nanoTime());
    block.setLong(WRITTEN, written + 1);
  }

  private boolean awaitRoom(long written) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (written - block.getLong(READ) >= CAPACITY) {
      if (System.nanoTime() > until) {
        return false;
      }
      LockSupport.parkNanos(PARK_NANOS);
    }
    return true;
  }

  /** Is given the events that {@link #drain} finds. */
  public interface Reader {
    void read(long nanos, int kind, int actor, long object, int peer, long value, long sequence);
  }

  /** Hands over all events that are there. For one reader. */
  public void drain(Reader reader) {
    long read = block.getLong(READ);
    for (long written = block.getLong(WRITTEN); read < written; read++) {
      int at = at(read);
      reader.read(
          block.getLong(at + NANOS),
          block.getInt(at + KIND),
          block.getInt(at + ACTOR),
          block.getLong(at + OBJECT),
          block.getInt(at + PEER),
          block.getLong(at + VALUE),
          block.getLong(at + SEQUENCE));
      block.setLong(READ, read + 1);
    }
  }

  /** Returns how many events found no room. */
  public long dropped() {
    return block.getLong(DROPPED);
  }

  private static int at(long index) {
    return FIRST + (int) (index % CAPACITY) * EVENT;
  }
}
