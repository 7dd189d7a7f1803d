package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Death;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.memory.StoredBytes;

/**
 * A barrier's whole state in one word of 64 bits: the generation, whether the barrier is broken,
 * which process runs the action, and how many parties have arrived. One compare-and-swap moves the
 * barrier to the next generation or breaks it, for all parties at once. Waiting parties sleep on
 * the upper half of the word, which such a change alters. A flag says whether any party sleeps;
 * only then does a change need a system call.
 *
 * <p>Beside the word there are two bits for each process. The other processes wait for a
 * <i>party</i>: if a party dies by accident, the barrier breaks, because the others would wait for
 * ever. A <i>holder</i> only has an object for the barrier, and may never wait at it. If a holder
 * dies by accident, the barrier breaks for the parties that wait at that moment. If none waits, the
 * barrier does not break.
 */
final class BarrierState {
  private static final int STATE = Arena.RECORD_HEADER;
  private static final int UPPER = STATE + 4; // little-endian, like all systems that we run on
  private static final int PARTIES = 24;
  private static final int ACTION = 32;
  private static final int TIMEOUT = 40;
  private static final int ROLES = 64;
  private static final int RESETS = ROLES + ProcessTable.SLOTS * 2 / 8;
  private static final int SIZE = RESETS + BarrierResets.SIZE;

  // Lower half: number of arrived parties in bits 0..15, slot that runs the action in bits 16..29,
  // two flags.
  private static final long ARRIVED = 0xffffL;
  private static final int RUNNER = 16;
  private static final int RUNNER_MASK = 0x3fff;
  private static final long SLEEPERS = 1L << 30;
  private static final long RESETTING = 1L << 31;
  // Upper half: broken in bit 32, generation above it.
  private static final long BROKEN = 1L << 32;
  private static final int GENERATION = 33;

  // The role of a slot.
  private static final int HOLDER = 1;
  private static final int PARTY = 2;

  /** The largest number of parties that a barrier can have. */
  static final int MOST_PARTIES = 0xffff;

  /**
   * Makes a barrier.
   *
   * @param action the encoded action; empty: no action
   * @param mentions the records that the action mentions
   * @param timeout the timeout of a wait without its own timeout, in nanoseconds
   */
  static Block create(Tree tree, int parties, byte[] action, Mentioned mentions, long timeout) {
    Block block = tree.arena().allocate(SIZE);
    block.putInt(PARTIES, parties);
    block.putLong(TIMEOUT, timeout);
    if (action.length > 0) {
      tree.arena().keep(block, RecordType.BARRIER);
      StoredBytes.create(tree, action, mentions, block, ACTION);
    }
    tree.publish(block, RecordType.BARRIER);
    return block;
  }

  /** Makes a process a party. */
  static void join(Block block, int slot) {
    if (!isParty(block, slot)) {
      block.getAndOrInt(roleAt(slot), PARTY << shift(slot));
    }
  }

  /** Makes a process a holder. A party stays a party. */
  static void hold(Block block, int slot) {
    block.getAndOrInt(roleAt(slot), HOLDER << shift(slot));
  }

  static boolean isParty(Block block, int slot) {
    return (block.getInt(roleAt(slot)) & PARTY << shift(slot)) != 0;
  }

  /** Returns how many processes are holders but not parties. */
  static int holders(Block block) {
    int holders = 0;
    for (int at = ROLES; at < RESETS; at += 4) {
      int roles = block.getInt(at);
      holders += Integer.bitCount(roles & ~(roles >>> 1) & 0x5555_5555);
    }
    return holders;
  }

  /** Ends the holder role of a process. A party stays a party. */
  static void letGo(Block block, int slot) {
    takeRole(block, slot, HOLDER);
  }

  /** Ends both roles of a process. */
  static void leave(Block block, int slot) {
    takeRole(block, slot, HOLDER | PARTY);
  }

  /** Removes roles from a process, and returns those of them that it had. */
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

  /**
   * Returns the state. If another process has begun a reset, this method completes the reset first.
   */
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
    return (generation(state) + 1) << GENERATION; // overflows to 0
  }

  /** Changes the state if it is still the given one, and wakes the sleepers. */
  private static boolean change(Block block, long state, long next) {
    if (!block.casLong(STATE, state, next)) {
      return false;
    }
    if ((state & SLEEPERS) != 0) {
      Futex.wakeAll(block, UPPER);
    }
    return true;
  }

  /** Sleeps until the state changes; returns false when the time has elapsed. */
  private static boolean sleep(Block block, long state, Backoff backoff)
      throws InterruptedException {
    boolean marked = (state & SLEEPERS) != 0 || block.casLong(STATE, state, state | SLEEPERS);
    return !marked || backoff.sleep(block, UPPER, (int) (state >>> 32));
  }

  /**
   * Arrives. The last party to arrive becomes the one that runs the action and must call {@link
   * #pass}. If the generation before has not passed yet, this party waits for it. If that wait
   * times out or is interrupted, the barrier breaks, because this party will never arrive.
   *
   * @return the state after the arrival, or a state that is broken
   */
  static long arrive(Block block, int me, Backoff backoff) throws InterruptedException {
    int parties = parties(block);
    while (true) {
      long state = state(block);
      if (isBroken(state)) {
        return state;
      }
      if (runner(state) != 0) {
        if (!backoff.spin()) {
          awaitRunner(block, state, backoff);
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

  private static void awaitRunner(Block block, long state, Backoff backoff)
      throws InterruptedException {
    try {
      if (!sleep(block, state, backoff)) {
        breakGeneration(block, generation(state));
      }
    } catch (InterruptedException e) {
      abort(block);
      throw e;
    }
  }

  /** Returns the number of resets. Call it before the arrival. */
  static long resets(Block block) {
    return BarrierResets.count(block.from(RESETS));
  }

  /**
   * Returns whether a finished generation ended because all parties had arrived, and not by a
   * reset.
   *
   * @param resets the number of resets before {@code mine} arrived
   */
  static boolean hasPassed(Block block, long mine, long resets) {
    return !BarrierResets.contains(block.from(RESETS), generation(mine), resets);
  }

  /**
   * Releases all parties that wait in the given generation; returns false if it has been broken.
   */
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
   * @return the state then; when the time has elapsed, the same generation, not broken
   */
  static long awaitPassed(Block block, long mine, Backoff backoff) throws InterruptedException {
    while (true) {
      long state = state(block);
      if (generation(state) != generation(mine) || isBroken(state)) {
        return state;
      }
      if (!backoff.spin() && !sleep(block, state, backoff)) {
        return state(block);
      }
    }
  }

  /** Breaks the barrier for all parties of the given generation; returns false if it has passed. */
  static boolean breakGeneration(Block block, long generation) {
    for (long state = state(block); generation(state) == generation; state = state(block)) {
      if (isBroken(state) || change(block, state, state | BROKEN)) {
        return true;
      }
    }
    return false;
  }

  /** Breaks the barrier in any generation. */
  static void abort(Block block) {
    while (!breakGeneration(block, generation(state(block)))) {
      Thread.onSpinWait();
    }
  }

  /** Resets the barrier. The parties that wait learn that it broke. */
  static void reset(Block block) {
    for (long state = state(block); arrived(state) != 0 || isBroken(state); state = state(block)) {
      // From here on this generation cannot pass. Every process that reads this state completes the
      // reset. So a killed process never leaves it half done.
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

  /** Frees the action with the barrier, and breaks the barrier when a party dies by accident. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public void freeParts(Tree tree, Block record) {
      StoredBytes.freePart(tree, record, ACTION);
    }

    @Override
    public void mend(Tree tree, Block record, Death death) {
      recover(record, death.slot(), death.byAccident());
    }
  }

  private BarrierState() {}
}
