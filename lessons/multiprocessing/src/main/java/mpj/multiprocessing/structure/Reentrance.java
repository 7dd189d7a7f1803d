package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.Block;

/**
 * Which thread holds a {@link LockWord}, and how many times over.
 *
 * <p>A thread is named by its process's slot and its number there, so no two threads of the tree
 * have the same name. Only the thread itself writes its name, once it has the word, and takes it
 * away before it gives the word back. So a thread that reads its own name holds the lock, whatever
 * happens around it; and what it reads otherwise need not be true for longer than that.
 */
public final class Reentrance {
  private static final int THREAD = LockWord.REENTRANCE;
  private static final int DEPTH = THREAD + 8;
  private static final int SLOT = 48;

  /** Names the calling thread of the process in a slot. */
  public static long caller(int me) {
    return (long) me << SLOT | Thread.currentThread().threadId();
  }

  /** Tells whether the caller holds the lock. */
  public static boolean isHeldBy(Block block, long caller) {
    return block.getLong(THREAD) == caller;
  }

  /** Notes that the caller has taken the word, so many times over. */
  public static void enter(Block block, long caller, int depth) {
    block.putInt(DEPTH, depth);
    block.putLong(THREAD, caller);
  }

  /** Notes that the caller, which holds the lock, is about to give the word back. */
  public static void leave(Block block) {
    block.setLong(THREAD, 0);
  }

  /** Returns how many times the caller, which holds the lock, has taken it. */
  public static int depth(Block block) {
    return block.getInt(DEPTH);
  }

  /** Notes how many times the caller, which holds the lock, has taken it. */
  public static void depth(Block block, int depth) {
    block.putInt(DEPTH, depth);
  }

  /** Returns the slot of a thread's process. */
  static int slot(long thread) {
    return (int) (thread >>> SLOT);
  }

  static void recover(Block block, int dead) {
    if (slot(block.getLong(THREAD)) == dead) {
      block.setLong(THREAD, 0);
    }
  }

  private Reentrance() {}
}
