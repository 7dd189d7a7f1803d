package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.memory.LockWord;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/** A lock's operations in a watched process: each passes the gate and emits events. */
final class WatchedLock {
  static boolean tryAcquire(Block block, int me) {
    boolean taken = takeIfFree(block, me);
    if (!taken) {
      FailedTries.tell(EventKind.LOCK_REFUSED, block, LockWord.owner(block));
    }
    return taken;
  }

  private static boolean takeIfFree(Block block, int me) {
    Gate.pass();
    if (LockWord.tryAcquire(block, me)) {
      emitAcquired(block, 0, 0);
      return true;
    }
    return false;
  }

  static boolean acquire(Block block, int me, long nanos) throws InterruptedException {
    if (takeIfFree(block, me)) {
      return true;
    }
    long began = System.nanoTime();
    Gate.emit(EventKind.LOCK_WAITING, block, LockWord.owner(block), 0, 0);
    boolean taken = false;
    try {
      taken = LockWord.acquire(block, me, nanos);
    } finally {
      long waited = Math.max(1, System.nanoTime() - began);
      if (taken) {
        emitAcquired(block, waited, LockWord.lastHolder(block));
      } else {
        Gate.emit(EventKind.LOCK_TIMED_OUT, block, 0, waited, 0);
      }
    }
    return taken;
  }

  private static void emitAcquired(Block block, long waited, int before) {
    Gate.emit(
        EventKind.LOCK_ACQUIRED,
        block,
        before,
        waited,
        LockWord.noteAcquired(block, Gate.identity()));
  }

  static void reenter(Block block, int depth) {
    Gate.pass();
    Gate.emit(EventKind.LOCK_REENTERED, block, 0, depth, 0);
  }

  /** Emits the release just before it takes effect, so that it comes before the next acquire. */
  static void releasing(Block block) {
    Gate.pass();
    if (LockWord.owner(block) != 0) {
      Gate.emit(EventKind.LOCK_RELEASED, block, 0, System.nanoTime() - LockWord.since(block), 0);
    }
  }

  private WatchedLock() {}
}
