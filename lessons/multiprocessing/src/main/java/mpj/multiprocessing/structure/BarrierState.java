package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Futex;
import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.arena.ProcessTable;
import mpj.multiprocessing.arena.Tree;

/**
 * A barrier's whole state in one word of 64 bits: generation, whether it is broken, who runs the
 * action, and how many have arrived. It passes from one generation to the next, or breaks, by one
 * compare-and-swap, all or none; those who wait sleep on the half that such a change alters.
 *
 * <p>Beside it a bit for each process that has the barrier in its hands. When one of them dies by
 * accident the barrier breaks, because the others would wait for it for ever.
 */
public final class BarrierState {
  private static final int STATE = Arena.RECORD_HEADER;
  private static final int UPPER = STATE + 4; // little-endian, as all systems that we run on are
  private static final int PARTIES = 24;
  private static final int ACTION = 32;
  private static final int RESETS = 40; // a bit for each of the last 64 generations: ended by reset
  private static final int HOLDERS = 64;
  private static final int SIZE = HOLDERS + ProcessTable.SLOTS / 8;

  // Lower half: arrived in bits 0..15, the slot that runs the action in 16..31.
  private static final long ARRIVED = 0xffffL;
  private static final int RUNNER = 16;
  // Upper half: broken in bit 32, generation above it.
  private static final long BROKEN = 1L << 32;
  private static final int GENERATION = 33;

  /** Most parties that a barrier can have. */
  public static final int MOST_PARTIES = 0xffff;

  /** Makes a barrier; {@code action} is the offset of a blob, 0 for none. */
  public static Block create(Tree tree, int parties, long action) {
    Block block = tree.arena().allocate(SIZE);
    block.putInt(PARTIES, parties);
    block.putLong(ACTION, action);
    int number = tree.arena().nextNumber(RecordType.BARRIER);
    tree.arena().publish(block, RecordType.BARRIER, number, tree.slot());
    return block;
  }

  /** Notes that a process has the barrier in its hands. */
  public static void hold(Block block, int slot) {
    block.getAndOrInt(HOLDERS + slot / 32 * 4, 1 << slot % 32);
  }

  public static int parties(Block block) {
    return block.getInt(PARTIES);
  }

  public static long action(Block block) {
    return block.getLong(ACTION);
  }

  public static long state(Block block) {
    return block.getLong(STATE);
  }

  public static int arrived(long state) {
    return (int) (state & ARRIVED);
  }

  public static boolean isBroken(long state) {
    return (state & BROKEN) != 0;
  }

  public static long generation(long state) {
    return state >>> GENERATION;
  }

  private static int runner(long state) {
    return (int) (state >>> RUNNER) & 0xffff;
  }

  /**
   * Arrives. The last to do so becomes the one that runs the action and must {@link #pass}.
   *
   * @return the state after the arrival, or one that is broken
   */
  public static long arrive(Block block, int me) throws InterruptedException {
    int parties = parties(block);
    Pause pause = new Pause(Pause.FOREVER);
    while (true) {
      long state = state(block);
      if (isBroken(state)) {
        return state;
      }
      if (runner(state) != 0) { // the generation before is about to pass
        if (!pause.spin()) {
          pause.sleep(block, UPPER, (int) (state >>> 32));
        }
        continue;
      }
      long next = state + 1;
      if (arrived(next) == parties) {
        next |= (long) me << RUNNER;
      }
      if (block.casLong(STATE, state, next)) {
        return next;
      }
    }
  }

  /** Tells of a generation that is over whether all had come, rather than a reset. */
  public static boolean hasPassed(Block block, long mine) {
    return (block.getLong(RESETS) & bit(mine)) == 0;
  }

  private static long bit(long state) {
    return 1L << (generation(state) & 63);
  }

  private static void noteReset(Block block, long state, boolean reset) {
    long before;
    long after;
    do {
      before = block.getLong(RESETS);
      after = reset ? before | bit(state) : before & ~bit(state);
    } while (before != after && !block.casLong(RESETS, before, after));
  }

  /** Releases all who wait; false if the barrier was broken meanwhile. */
  public static boolean pass(Block block, long state) {
    long next = (generation(state) + 1) << GENERATION;
    noteReset(block, state, false);
    boolean passed = block.casLong(STATE, state, next);
    Futex.wakeAll(block, UPPER);
    return passed;
  }

  /**
   * Waits until the generation of {@code mine} has passed or broken.
   *
   * @return the state then; the same generation, unbroken, when time is up
   */
  public static long awaitPassed(Block block, long mine, long nanos) throws InterruptedException {
    Pause pause = new Pause(nanos);
    while (true) {
      long state = state(block);
      if (generation(state) != generation(mine) || isBroken(state)) {
        return state;
      }
      if (!pause.spin() && !pause.sleep(block, UPPER, (int) (state >>> 32))) {
        return state(block);
      }
    }
  }

  /** Breaks the barrier for all who wait in the generation given; false if that has passed. */
  public static boolean breakGeneration(Block block, long generation) {
    for (long state = state(block); generation(state) == generation; state = state(block)) {
      if (isBroken(state) || block.casLong(STATE, state, state | BROKEN)) {
        Futex.wakeAll(block, UPPER);
        return true;
      }
    }
    return false;
  }

  /** Breaks the barrier, whatever its generation. */
  public static void abort(Block block) {
    while (!breakGeneration(block, generation(state(block)))) {
      Thread.onSpinWait();
    }
  }

  /** Makes the barrier whole; whoever waits is told that it broke. */
  public static void reset(Block block) {
    while (true) {
      long state = state(block);
      boolean idle = arrived(state) == 0 && !isBroken(state);
      if (idle) {
        return;
      }
      noteReset(
          block, state, true); // before it shows; should the last one come first, pass undoes it
      long next = (generation(state) + 1) << GENERATION;
      if (block.casLong(STATE, state, next)) {
        Futex.wakeAll(block, UPPER);
        return;
      }
    }
  }

  static void recover(Block block, int dead, boolean byAccident) {
    int word = HOLDERS + dead / 32 * 4;
    int bit = 1 << dead % 32;
    int holders = block.getInt(word);
    while ((holders & bit) != 0 && !block.casInt(word, holders, holders & ~bit)) {
      holders = block.getInt(word);
    }
    boolean held = (holders & bit) != 0;
    if ((held && byAccident) || runner(state(block)) == dead) {
      abort(block);
    }
    Futex.wakeAll(block, UPPER);
  }

  private BarrierState() {}
}
