package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.memory.LockWord;

/**
 * Records which thread took a {@link LockWord} that any thread may release. Only a condition needs
 * this, so it is noted only in a process that has a condition. A note at every acquire made the
 * pair of acquire and release a fifth slower. It was as slow to look into the shared memory whether
 * to note.
 *
 * <p>The note lies where {@link ReentrantHold} has the same for a reentrant lock. The release does
 * not remove it. So it means something only while the caller's process owns the word.
 */
final class LockingThread {
  private static final int THREAD = LockWord.THREAD;

  /**
   * Not volatile. A thread that takes a lock after a thread that noted itself sees this field too:
   * the lock orders the two.
   */
  private static boolean asked;

  /** From now on, notes every thread of this process that takes a lock. */
  static void askFor() {
    asked = true;
  }

  /** Returns whether threads must be noted. */
  static boolean isAskedFor() {
    return asked;
  }

  /** Notes the calling thread, which has just taken the lock. */
  static void note(Block block, int me) {
    block.putLong(THREAD, ReentrantHold.caller(me));
  }

  /** Returns whether the calling thread took the lock, which its process holds; true if unknown. */
  static boolean isCaller(Block block, int me) {
    long thread = block.getLong(THREAD);
    return thread == ReentrantHold.caller(me) || ReentrantHold.slot(thread) != me;
  }

  private LockingThread() {}
}
