package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.Pause;

/**
 * One who waits on a condition, in one word of 64 bits: how far the wait has come, whose it is, and
 * a ticket that tells who came first. A waiter sleeps on the lower half of its own word.
 *
 * <p>Whoever signals a waiter also writes, in place of its ticket, the first ticket that was not
 * given out yet: should the waiter die before it made use of the signal, that tells who else waited
 * at that moment and can have it.
 */
final class Waiter {
  static final int SIZE = Long.BYTES;

  static final int FREE = 0;
  static final int WAITING = 1;
  static final int ASLEEP = 2; // waiting still, and to be woken by a system call
  static final int SIGNALLED = 3;

  private static final int STATE = 3;
  private static final int SLOT = 2; // 16 bits
  private static final int TICKET = 18; // its low bits lie in the lower half, and above

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

  /** Signals the waiter if its word is still the one given. */
  static boolean signal(Block waiter, long word, long end) {
    if (!waiter.casLong(0, word, word(SIGNALLED, slot(word), end))) {
      return false;
    }
    if (state(word) == ASLEEP) {
      Futex.wakeAll(waiter, 0);
    }
    return true;
  }

  /** Waits until it is signalled, or time is up. */
  static void await(Block waiter, Pause pause) throws InterruptedException {
    while (true) {
      long word = waiter.getLong(0);
      if (state(word) == SIGNALLED) {
        return;
      }
      if (pause.spin()) {
        continue;
      }
      long asleep = word(ASLEEP, slot(word), ticket(word));
      boolean marked = word == asleep || waiter.casLong(0, word, asleep);
      if (marked && !pause.sleep(waiter, 0, (int) asleep)) {
        return;
      }
    }
  }

  /** Stops waiting; false if it was signalled before. */
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
