package mpj.multiprocessing.channel;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Death;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.PerProcess;
import mpj.multiprocessing.internal.trace.ObjectName;

/**
 * The state of a pipe: which processes hold which of its two ends, and a {@link Lane} for each
 * direction. For each process and each end it has: whether the process holds the end; whether the
 * process was started with the end and has not seen it yet; and how many messages with the end are
 * on their way from the process. For these messages the process counts as a holder, too.
 */
final class PipeState {
  private static final int DUPLEX = Arena.RECORD_HEADER;
  private static final int GONE = 24; // two words
  private static final int HOLDERS = 32; // a word for each process, half of it for each end
  private static final int LANES = 192;

  private static final int HELD = 1 << 31;
  private static final int GIVEN = 1 << 30;
  private static final int MOST_SENT = GIVEN - 1; // at this count, counting stops and it stays

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

  /** Returns the pipe whose record lies at an offset. */
  static PipeState at(Tree tree, long offset) {
    return new PipeState(tree, tree.arena().at(offset, RecordType.PIPE));
  }

  /** Makes a pipe. This process holds both ends. One direction: from end 1 to end 0. */
  static PipeState create(Tree tree, boolean duplex) {
    Block block = tree.arena().allocate(LANES + (duplex ? 2 : 1) * Lane.SIZE);
    block.putInt(DUPLEX, duplex ? 1 : 0);
    PipeState pipe = new PipeState(tree, block);
    for (int end = 0; end < 2; end++) {
      if (pipe.lanes[end] != null) {
        pipe.lanes[end].clear();
      }
      pipe.hold(end, tree.slot());
    }
    tree.publish(block, RecordType.PIPE);
    return pipe;
  }

  long offset() {
    return block.offset();
  }

  int number() {
    return Arena.number(block);
  }

  /** Returns the pipe's {@link ObjectName}. */
  long name() {
    return ObjectName.of(block);
  }

  boolean isDuplex() {
    return lanes[1] != null;
  }

  /** Returns the pipe's record. */
  Block block() {
    return block;
  }

  Tree tree() {
    return tree;
  }

  /** Returns the lane that brings messages to an end; null if there is none. */
  Lane toward(int end) {
    return lanes[end];
  }

  /** Makes a process a holder of an end. */
  void hold(int end, int slot) {
    change(end, slot, HELD, 0);
  }

  /** Makes a process that is being started a holder of an end; {@link #arrive} follows there. */
  void give(int end, int slot) {
    tree.arena().reaches(slot, block);
    change(end, slot, HELD | GIVEN, 0);
  }

  /** Returns whether a process holds an end. */
  boolean isHeld(int end, int slot) {
    return (entry(end, slot) & HELD) != 0;
  }

  /** Takes an end from a process. Messages with the end that it has sent are still on their way. */
  void release(int end, int slot) {
    change(end, slot, 0, HELD | GIVEN);
    settle(end);
    for (Lane lane : lanes) { // this process's own waiting threads, too
      if (lane != null) {
        lane.wakeAll(tree.table());
      }
    }
    reclaim();
  }

  /** Notes that a message with an end leaves a process. */
  void depart(int end, int slot) {
    count(end, slot, 1);
  }

  /** Notes that a message with an end does not leave a process after all, or has arrived. */
  void stay(int end, int slot) {
    count(end, slot, -1);
    settle(end);
  }

  /** Notes that an end has arrived in a process that was sent or given it by another one. */
  void arrive(int end, int from, int slot) {
    boolean given = (entry(end, slot) & GIVEN) != 0;
    change(end, slot, HELD, GIVEN);
    if (!given) {
      stay(end, from);
    }
  }

  /** Returns whether no process holds an end and no message with it is on its way. */
  boolean isGone(int end) {
    return block.getInt(GONE + 4 * end) != 0;
  }

  private int entry(int end, int slot) {
    return (int) (PerProcess.get(block, HOLDERS, slot) >>> shift(end));
  }

  private boolean replace(int end, int slot, int before, int entry) {
    int shift = shift(end);
    long word = PerProcess.get(block, HOLDERS, slot);
    return (int) (word >>> shift) == before
        && PerProcess.cas(
            block,
            HOLDERS,
            slot,
            word,
            (word & ~mask(end)) | (Integer.toUnsignedLong(entry) << shift));
  }

  private static long mask(int end) {
    return 0xffff_ffffL << shift(end);
  }

  private static int shift(int end) {
    return end * Integer.SIZE;
  }

  private void change(int end, int slot, int set, int clear) {
    int before;
    int after;
    do {
      before = entry(end, slot);
      after = (before & ~clear) | set;
    } while (after != before && !replace(end, slot, before, after)); // no change: no allocation
    if (set != 0) {
      block.casInt(GONE + 4 * end, 1, 0); // the end has a holder again
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
   * Notes that an end is gone if no holder is left. This method checks twice. A new holder first
   * registers and then removes the note. So either this method sees the new holder, or the new
   * holder removes the note.
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
    return PerProcess.any(block, HOLDERS, mask(end));
  }

  /** Frees what belongs to the record of a pipe. No process uses the pipe any more. */
  private static void freeMessages(Tree tree, Block record) {
    for (Lane lane : new PipeState(tree, record).lanes) {
      if (lane != null) {
        lane.freeMessages(tree);
        lane.freeParts();
      }
    }
    PerProcess.free(record, HOLDERS);
  }

  /** Frees the larger rings if no process holds either end. */
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
        pipe.change(end, dead, 0, -1);
        pipe.settle(end);
      }
    }
    pipe.reclaim();
  }

  /** Frees the messages with the pipe. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public void freeParts(Tree tree, Block record) {
      freeMessages(tree, record);
    }

    @Override
    public void mend(Tree tree, Block record, Death death) {
      recover(tree, record, death.slot());
    }
  }
}
