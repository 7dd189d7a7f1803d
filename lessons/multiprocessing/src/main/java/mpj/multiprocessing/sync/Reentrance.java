package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Death;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.LockWord;

/**
 * Which thread holds a {@link LockWord}, and how many times over.
 *
 * <p>A thread is named by its process's slot and its number there, so no two threads of the tree
 * have the same name. Only the thread itself writes its name, once it has the word, and takes it
 * away before it gives the word back. So a thread that reads its own name holds the lock, whatever
 * happens around it; and what it reads otherwise need not be true for longer than that.
 */
final class Reentrance {
  private static final int THREAD = LockWord.THREAD;
  private static final int DEPTH = THREAD + 8;
  private static final int SLOT = 48;

  /** Names the calling thread of the process in a slot. */
  static long caller(int me) {
    return (long) me << SLOT | Thread.currentThread().threadId();
  }

  /** Tells whether the caller holds the lock. */
  static boolean isHeldBy(Block block, long caller) {
    return block.getLong(THREAD) == caller;
  }

  /** Notes that the caller has taken the word, so many times over. */
  static void enter(Block block, long caller, int depth) {
    block.putInt(DEPTH, depth);
    block.putLong(THREAD, caller);
  }

  /** Notes that the caller, which holds the lock, is about to give the word back. */
  static void leave(Block block) {
    block.setLong(THREAD, 0);
  }

  /** Returns how many times the caller, which holds the lock, has taken it. */
  static int depth(Block block) {
    return block.getInt(DEPTH);
  }

  /** Notes how many times the caller, which holds the lock, has taken it. */
  static void depth(Block block, int depth) {
    block.putInt(DEPTH, depth);
  }

  /** Returns the slot of a thread's process. */
  static int slot(long thread) {
    return (int) (thread >>> SLOT);
  }

  private static void recover(Block block, int dead) {
    if (slot(block.getLong(THREAD)) == dead) {
      block.setLong(THREAD, 0);
    }
  }

  /** Frees a lock, reentrant or not, whose holder has died. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public void mend(Tree tree, Block record, Death death) {
      recover(record, death.slot()); // before the word is another's
      if (LockWord.recover(record, tree.table(), death.slot())) {
        death.freed(record, 1);
      }
    }
  }

  private Reentrance() {}
}
