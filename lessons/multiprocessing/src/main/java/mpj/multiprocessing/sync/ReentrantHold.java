package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Death;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.LockWord;

/**
 * Records which thread holds a {@link LockWord}, and how many times.
 *
 * <p>A thread's name is the slot of its process and the thread's number there, so no two threads of
 * the tree have the same name. A thread writes its own name after it has taken the word, and
 * removes it before it releases the word. Only the thread itself does this. So a thread that reads
 * its own name holds the lock, whatever other threads do. If it reads another name, that name may
 * be out of date at once.
 */
final class ReentrantHold {
  private static final int THREAD = LockWord.THREAD;
  private static final int DEPTH = THREAD + 8;
  private static final int SLOT = 48;

  /** Returns the name of the calling thread; {@code me} is the slot of its process. */
  static long caller(int me) {
    return (long) me << SLOT | Thread.currentThread().threadId();
  }

  /** Returns whether the caller holds the lock. */
  static boolean isHeldBy(Block block, long caller) {
    return block.getLong(THREAD) == caller;
  }

  /** Notes that the caller has taken the word, with a depth. */
  static void enter(Block block, long caller, int depth) {
    block.putInt(DEPTH, depth);
    block.putLong(THREAD, caller);
  }

  /** Notes that the caller, which holds the lock, is about to release the word. */
  static void leave(Block block) {
    block.setLong(THREAD, 0);
  }

  /** Returns how many times the caller, which holds the lock, has acquired it. */
  static int depth(Block block) {
    return block.getInt(DEPTH);
  }

  /** Notes how many times the caller, which holds the lock, has acquired it. */
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
      recover(record, death.slot()); // before another process can take the word
      if (LockWord.recover(record, tree.table(), death.slot())) {
        death.freed(record, 1);
      }
    }
  }

  private ReentrantHold() {}
}
