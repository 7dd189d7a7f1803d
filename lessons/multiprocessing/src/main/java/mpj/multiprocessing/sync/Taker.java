package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.memory.LockWord;

/**
 * Which thread took a {@link LockWord} that any thread may give back. Only a condition asks for
 * that, so it is noted only in a process that has one: a note at every acquire made the pair of
 * acquire and release a fifth slower, and so did a look into the shared memory whether to note.
 *
 * <p>It lies where {@link Reentrance} has the same of a reentrant lock. It is not taken away at the
 * release, so it tells something only while the caller's process is the word's owner.
 */
final class Taker {
  private static final int THREAD = LockWord.THREAD;

  /** Not volatile: whoever takes a lock after one that noted itself has seen it by that lock. */
  private static boolean asked;

  /** Has every thread of this process noted that takes a lock from now on. */
  static void askFor() {
    asked = true;
  }

  /** Tells whether anyone asks. */
  static boolean isAskedFor() {
    return asked;
  }

  /** Notes the calling thread, which has just taken the lock. */
  static void note(Block block, int me) {
    block.putLong(THREAD, Reentrance.caller(me));
  }

  /** Tells whether the calling thread took the lock, which its process holds; if unknown: yes. */
  static boolean isCaller(Block block, int me) {
    long thread = block.getLong(THREAD);
    return thread == Reentrance.caller(me) || Reentrance.slot(thread) != me;
  }

  private Taker() {}
}
