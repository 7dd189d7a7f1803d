package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Death;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Blob;
import mpj.multiprocessing.internal.memory.Mentioned;

/**
 * A barrier's whole state in one word of 64 bits: generation, whether it is broken, who runs the
 * action, and how many have arrived. It passes from one generation to the next, or breaks, by one
 * compare-and-swap, all or none; those who wait sleep on the half that such a change alters, and
 * only if some do, which is a flag, does the change cost a system call.
 *
 * <p>Beside it two bits for each process. A <i>party</i> is one that the others count on: if it
 * dies by accident the barrier breaks, because they would wait for it for ever. A <i>holder</i>
 * only has an object for the barrier in its hands, and perhaps only to look at it: if it dies by
 * accident the barrier breaks for those who wait at that moment, and for nobody if none does.
 */
final class BarrierState {
  private static final int STATE = Arena.RECORD_HEADER;
  private static final int UPPER = STATE + 4; // little-endian, as all systems that we run on are
  private static final int PARTIES = 24;
  private static final int ACTION = 32;
  private static final int TIMEOUT = 40;
  private static final int ROLES = 64;
  private static final int RESETS = ROLES + ProcessTable.SLOTS * 2 / 8;
  private static final int SIZE = RESETS + BarrierResets.SIZE;

  // Lower half: arrived in bits 0..15, the slot that runs the action in 16..29, two flags.
  private static final long ARRIVED = 0xffffL;
  private static final int RUNNER = 16;
  private static final int RUNNER_MASK = 0x3fff;
  private static final long SLEEPERS = 1L << 30;
  private static final long RESETTING = 1L << 31;
  // Upper half: broken in bit 32, generation above it.
  private static final long BROKEN = 1L << 32;
  private static final int GENERATION = 33;

  // A slot's role.
  private static final int HOLDER = 1;
  private static final int PARTY = 2;

  /** Most parties that a barrier can have. */
  static final int MOST_PARTIES = 0xffff;

  /**
   * Makes a barrier.
   *
   * @param action empty: none
   * @param mentions the records that it mentions
   * @param timeout of a wait for which none is given, in nanoseconds
   */
  static Block create(Tree tree, int parties, byte[] action, Mentioned mentions, long timeout) {
    Block block = tree.arena().allocate(SIZE);
    block.putInt(PARTIES, parties);
    block.putLong(TIMEOUT, timeout);
    if (action.length > 0) {
      tree.arena().keep(block, RecordType.BARRIER);
      Blob.create(tree, action, mentions, block, ACTION);
    }
    int number = tree.arena().nextNumber(RecordType.BARRIER);
    tree.arena().publish(block, RecordType.BARRIER, number, tree.slot());
    return block;
  }

  /** Makes a process a party. */
  static void join(Block block, int slot) {
    if (!isParty(block, slot)) {
      block.getAndOrInt(roleAt(slot), PARTY << shift(slot));
    }
  }

  /** Makes a process a holder, or leaves it the party that it is. */
  static void hold(Block block, int slot) {
    block.getAndOrInt(roleAt(slot), HOLDER << shift(slot));
  }

  static boolean isParty(Block block, int slot) {
    return (block.getInt(roleAt(slot)) & PARTY << shift(slot)) != 0;
  }

  /** Returns how many processes are holders and no parties. */
  static int holders(Block block) {
    int holders = 0;
    for (int at = ROLES; at < RESETS; at += 4) {
      int roles = block.getInt(at);
      holders += Integer.bitCount(roles & ~(roles >>> 1) & 0x5555_5555);
    }
    return holders;
  }

  /** Makes a process a holder no more; a party stays one. */
  static void letGo(Block block, int slot) {
    takeRole(block, slot, HOLDER);
  }

  /** Makes a process nothing to the barrier. */
  static void leave(Block block, int slot) {
    takeRole(block, slot, HOLDER | PARTY);
  }

  /** Takes away what a process is of that, and returns it. */
  private static int takeRole(Block block, int slot, int role) {
    int at = roleAt(slot);
    int bits = role << shift(slot);
    int before = block.getInt(at);
    while ((before & bits) != 0 && !block.casInt(at, before, before & ~bits)) {
      before = block.getInt(at);
    }
    return (before & bits) >>> shift(slot);
  }

  private static int roleAt(int slot) {
    return ROLES + slot / 16 * 4;
  }

  private static int shift(int slot) {
    return slot % 16 * 2;
  }

  static int parties(Block block) {
    return block.getInt(PARTIES);
  }

  static long action(Block block) {
    return block.getLong(ACTION);
  }

  static long timeout(Block block) {
    return block.getLong(TIMEOUT);
  }

  /** Returns the state; a reset that somebody has begun is completed first. */
  static long state(Block block) {
    long state = block.getLong(STATE);
    while ((state & RESETTING) != 0) {
      completeReset(block, state);
      state = block.getLong(STATE);
    }
    return state;
  }

  static int arrived(long state) {
    return (int) (state & ARRIVED);
  }

  static boolean isBroken(long state) {
    return (state & BROKEN) != 0;
  }

  static long generation(long state) {
    return state >>> GENERATION;
  }

  private static int runner(long state) {
    return (int) (state >>> RUNNER) & RUNNER_MASK;
  }

  private static long next(long state) {
    return (generation(state) + 1) << GENERATION; // comes round to 0
  }

  /** Alters the state if it still is the one given, and wakes those who sleep on that. */
  private static boolean change(Block block, long state, long next) {
    if (!block.casLong(STATE, state, next)) {
      return false;
    }
    if ((state & SLEEPERS) != 0) {
      Futex.wakeAll(block, UPPER);
    }
    return true;
  }

  /** Sleeps until the state is another; false when time is up. */
  private static boolean sleep(Block block, long state, Pause pause) throws InterruptedException {
    boolean marked = (state & SLEEPERS) != 0 || block.casLong(STATE, state, state | SLEEPERS);
    return !marked || pause.sleep(block, UPPER, (int) (state >>> 32));
  }

  /**
   * Arrives. The last to do so becomes the one that runs the action and must {@link #pass}. Who
   * finds that the generation before has not passed yet waits for that; should it run out of time
   * or be interrupted meanwhile, the barrier breaks, because it will never come.
   *
   * @return the state after the arrival, or one that is broken
   */
  static long arrive(Block block, int me, Pause pause) throws InterruptedException {
    int parties = parties(block);
    while (true) {
      long state = state(block);
      if (isBroken(state)) {
        return state;
      }
      if (runner(state) != 0) {
        if (!pause.spin()) {
          awaitRunner(block, state, pause);
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

  private static void awaitRunner(Block block, long state, Pause pause)
      throws InterruptedException {
    try {
      if (!sleep(block, state, pause)) {
        breakGeneration(block, generation(state));
      }
    } catch (InterruptedException e) {
      abort(block);
      throw e;
    }
  }

  /** Returns how many resets there were; to be asked before one arrives. */
  static long resets(Block block) {
    return BarrierResets.count(block.from(RESETS));
  }

  /**
   * Tells of a generation that is over whether all had come, rather than a reset.
   *
   * @param resets how many there were before {@code mine} arrived
   */
  static boolean hasPassed(Block block, long mine, long resets) {
    return !BarrierResets.contains(block.from(RESETS), generation(mine), resets);
  }

  /** Releases all who wait in the generation given; false if it was broken meanwhile. */
  static boolean pass(Block block, long generation) {
    while (true) {
      long state = state(block);
      if (generation(state) != generation || isBroken(state)) {
        return false;
      }
      if (change(block, state, next(state))) {
        return true;
      }
    }
  }

  /**
   * Waits until the generation of {@code mine} has passed or broken.
   *
   * @return the state then; the same generation, unbroken, when time is up
   */
  static long awaitPassed(Block block, long mine, Pause pause) throws InterruptedException {
    while (true) {
      long state = state(block);
      if (generation(state) != generation(mine) || isBroken(state)) {
        return state;
      }
      if (!pause.spin() && !sleep(block, state, pause)) {
        return state(block);
      }
    }
  }

  /** Breaks the barrier for all who wait in the generation given; false if that has passed. */
  static boolean breakGeneration(Block block, long generation) {
    for (long state = state(block); generation(state) == generation; state = state(block)) {
      if (isBroken(state) || change(block, state, state | BROKEN)) {
        return true;
      }
    }
    return false;
  }

  /** Breaks the barrier, whatever its generation. */
  static void abort(Block block) {
    while (!breakGeneration(block, generation(state(block)))) {
      Thread.onSpinWait();
    }
  }

  /** Makes the barrier whole; whoever waits is told that it broke. */
  static void reset(Block block) {
    for (long state = state(block); arrived(state) != 0 || isBroken(state); state = state(block)) {
      // From here on it cannot pass. Everyone who meets this state completes it, so that a reset
      // is never left half done by one that is killed.
      if (block.casLong(STATE, state, state | RESETTING)) {
        completeReset(block, state | RESETTING);
        return;
      }
    }
  }

  private static void completeReset(Block block, long state) {
    BarrierResets.note(block.from(RESETS), generation(state), block, STATE, state);
    change(block, state, next(state));
  }

  static void recover(Block block, int dead, boolean byAccident) {
    int role = takeRole(block, dead, HOLDER | PARTY);
    long state = state(block);
    if (runner(state) == dead || (byAccident && (role & PARTY) != 0)) {
      abort(block);
    } else if (byAccident && role == HOLDER && arrived(state) > 0 && runner(state) == 0) {
      breakGeneration(block, generation(state));
    }
  }

  /** It owns its action, and breaks by the accident of a party. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public void freeParts(Tree tree, Block record) {
      Blob.freePart(tree, record, ACTION);
    }

    @Override
    public void mend(Tree tree, Block record, Death death) {
      recover(record, death.slot(), death.byAccident());
    }
  }

  private BarrierState() {}
}
