package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Futex;

/**
 * A thread that waits on a condition, in one word of 64 bits: the state of the wait, the slot of
 * its process, and a ticket that gives the order of arrival. A waiter sleeps on the lower half of
 * its own word.
 *
 * <p>A process that signals a waiter replaces the waiter's ticket by the first ticket that was not
 * given out yet. If the waiter dies before it consumed the signal, this ticket says which other
 * threads were waiting at that moment and can have the signal.
 */
final class Waiter {
  static final int SIZE = Long.BYTES;

  static final int FREE = 0;
  static final int WAITING = 1;
  static final int ASLEEP = 2; // still waiting; a system call must wake it
  static final int SIGNALLED = 3;

  private static final int STATE = 3;
  private static final int SLOT = 2; // 16 bits
  private static final int TICKET = 18; // its low bits are in the lower half, the rest above

  static long word(int state, int slot, long ticket) {
    return ticket << TICKET | (long) slot << SLOT | state;
  }

  static int state(long word) {
    return (int) word & STATE;
  }

  static boolean waits(long word) {
    return state(word) == WAITING || state(word) == ASLEEP;
  }

  static int slot(long word) {
    return (int) (word >>> SLOT) & 0xffff;
  }

  static long ticket(long word) {
    return word >>> TICKET;
  }

  /** Signals the waiter if its word is still the given one. */
  static boolean signal(Block waiter, long word, long end) {
    if (!waiter.casLong(0, word, word(SIGNALLED, slot(word), end))) {
      return false;
    }
    if (state(word) == ASLEEP) {
      Futex.wakeAll(waiter, 0);
    }
    return true;
  }

  /** Waits until the waiter is signalled or the time has elapsed. */
  static void await(Block waiter, Backoff backoff) throws InterruptedException {
    while (true) {
      long word = waiter.getLong(0);
      if (state(word) == SIGNALLED) {
        return;
      }
      if (backoff.spin()) {
        continue;
      }
      long asleep = word(ASLEEP, slot(word), ticket(word));
      boolean marked = word == asleep || waiter.casLong(0, word, asleep);
      if (marked && !backoff.sleep(waiter, 0, (int) asleep)) {
        return;
      }
    }
  }

  /** Stops waiting; returns false if the waiter was signalled before. */
  static boolean giveUp(Block waiter) {
    long word = waiter.getLong(0);
    while (waits(word)) {
      if (waiter.casLong(0, word, FREE)) {
        return true;
      }
      word = waiter.getLong(0);
    }
    return false;
  }

  private Waiter() {}
}
