package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.ProcessTable;
import mpj.multiprocessing.arena.Tree;

/**
 * A pipe: which process holds which of its two ends, and a {@link Lane} for each direction. For
 * each end there is a byte for each slot of the process table: whether that process holds the end,
 * whether it was started with it and has not seen it yet, and how many messages with the end are on
 * their way from it, for which it counts as a holder, too.
 */
public final class PipeState {
  private static final int DUPLEX = Arena.RECORD_HEADER;
  private static final int GONE = 24; // two words
  private static final int HOLDERS = 64;
  private static final int ENTRY = 2; // bytes for a process: held, given, how many it has sent
  private static final int MASK = 0xffff;
  private static final int LANES = HOLDERS + 2 * ProcessTable.SLOTS * ENTRY;

  private static final int HELD = 0x8000;
  private static final int GIVEN = 0x4000;
  private static final int MOST_SENT = 0x3fff; // so many are not counted any more, but stay

  private final Tree tree;
  private final Block block;
  private final Lane[] lanes;

  private PipeState(Tree tree, Block block) {
    this.tree = tree;
    this.block = block;
    boolean duplex = block.getInt(DUPLEX) != 0;
    this.lanes = new Lane[] {lane(0), duplex ? lane(1) : null};
  }

  private Lane lane(int to) {
    return new Lane(block.from(LANES + to * Lane.SIZE));
  }

  /** Looks at the pipe that lies at an offset. */
  public static PipeState at(Tree tree, long offset) {
    return new PipeState(tree, tree.arena().at(offset, RecordType.PIPE));
  }

  /** Makes a pipe, both of whose ends this process holds. One-way: from end 1 to end 0. */
  public static PipeState create(Tree tree, boolean duplex) {
    Block block = tree.arena().allocate(LANES + (duplex ? 2 : 1) * Lane.SIZE);
    block.putInt(DUPLEX, duplex ? 1 : 0);
    PipeState pipe = new PipeState(tree, block);
    for (int end = 0; end < 2; end++) {
      if (pipe.lanes[end] != null) {
        pipe.lanes[end].clear();
      }
      pipe.hold(end, tree.slot());
    }
    tree.arena()
        .publish(block, RecordType.PIPE, tree.arena().nextNumber(RecordType.PIPE), tree.slot());
    return pipe;
  }

  public long offset() {
    return block.offset();
  }

  public int number() {
    return Arena.number(block);
  }

  /** Returns the pipe's {@link ObjectName}. */
  public long name() {
    return ObjectName.of(block);
  }

  public boolean isDuplex() {
    return lanes[1] != null;
  }

  Tree tree() {
    return tree;
  }

  /** Returns what brings messages to an end, null if nothing does. */
  Lane toward(int end) {
    return lanes[end];
  }

  /** Makes a process a holder of an end. */
  public void hold(int end, int slot) {
    change(end, slot, HELD, 0);
  }

  /** Makes a process that is being started a holder of an end, which it will see arrive. */
  public void give(int end, int slot) {
    change(end, slot, HELD | GIVEN, 0);
  }

  /** Tells whether a process holds an end. */
  public boolean isHeld(int end, int slot) {
    return (entry(end, slot) & HELD) != 0;
  }

  /** Takes an end from a process; what it has sent is on its way all the same. */
  public void release(int end, int slot) {
    change(end, slot, 0, HELD | GIVEN);
    settle(end);
    for (Lane lane : lanes) { // its own threads, too
      if (lane != null) {
        lane.wakeAll(tree.table());
      }
    }
    reclaim();
  }

  /** Notes that a message with an end leaves a process. */
  public void depart(int end, int slot) {
    count(end, slot, 1);
  }

  /** Notes that a message with an end does not leave a process after all. */
  public void stay(int end, int slot) {
    count(end, slot, -1);
    settle(end);
  }

  /** Notes that an end which one process sent, or was given, is now known to another. */
  public void arrive(int end, int from, int slot) {
    boolean given = (entry(end, slot) & GIVEN) != 0;
    change(end, slot, HELD, GIVEN);
    if (!given) {
      stay(end, from);
    }
  }

  /** Tells whether no process holds an end, and none is being sent. */
  public boolean isGone(int end) {
    return block.getInt(GONE + 4 * end) != 0;
  }

  private static int at(int end, int slot) {
    return HOLDERS + (end * ProcessTable.SLOTS + (slot & ~1)) * ENTRY;
  }

  private static int shift(int slot) {
    return (slot & 1) * Byte.SIZE * ENTRY;
  }

  private int entry(int end, int slot) {
    return (block.getInt(at(end, slot)) >>> shift(slot)) & MASK;
  }

  private boolean replace(int end, int slot, int before, int entry) {
    int at = at(end, slot);
    int shift = shift(slot);
    int word = block.getInt(at);
    return ((word >>> shift) & MASK) == before
        && block.casInt(at, word, (word & ~(MASK << shift)) | (entry << shift));
  }

  private void change(int end, int slot, int set, int clear) {
    int before;
    do {
      before = entry(end, slot);
    } while (!replace(end, slot, before, (before & ~clear) | set));
    if (set != 0) {
      block.casInt(GONE + 4 * end, 1, 0); // somebody is there again
    }
  }

  private void count(int end, int slot, int delta) {
    int before;
    int sent;
    do {
      before = entry(end, slot);
      sent = before & MOST_SENT;
      if (sent == MOST_SENT || sent + delta < 0) {
        return;
      }
    } while (!replace(end, slot, before, before + delta));
  }

  /**
   * Looks whether an end has a holder left. Looked at twice: a new one first makes itself known and
   * then takes the note away, so it is seen here or takes away what was written here.
   */
  private void settle(int end) {
    if (isHeldByAnyone(end)) {
      return;
    }
    block.getAndSetInt(GONE + 4 * end, 1);
    if (isHeldByAnyone(end)) {
      block.casInt(GONE + 4 * end, 1, 0);
      return;
    }
    for (Lane lane : lanes) {
      if (lane != null) {
        lane.wakeAll(tree.table());
      }
    }
  }

  private boolean isHeldByAnyone(int end) {
    for (int slot = 0; slot < ProcessTable.SLOTS; slot += Long.BYTES / ENTRY) {
      if (block.getLong(at(end, slot)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Gives memory back if nobody holds either end. */
  void reclaim() {
    for (Lane lane : lanes) {
      if (lane != null && isGone(0) && isGone(1)) {
        lane.reclaim(tree);
      }
    }
  }

  static void recover(Tree tree, Block record, int dead) {
    PipeState pipe = new PipeState(tree, record);
    for (Lane lane : pipe.lanes) {
      if (lane != null) {
        lane.recover(tree, dead);
      }
    }
    for (int end = 0; end < 2; end++) {
      if (pipe.entry(end, dead) != 0) {
        pipe.change(end, dead, 0, MASK);
        pipe.settle(end);
      }
    }
    pipe.reclaim();
  }
}
