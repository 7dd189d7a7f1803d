package mpj.multiprocessing.supervision;

import mpj.multiprocessing.arena.Kernel;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.thread.LibraryThread;

/**
 * The second guard of a child. Ending a JVM in the ordinary way needs its other threads to reach a
 * safepoint, which a JVM out of memory may never do. This one asks the kernel now and then whether
 * the main process still lives, and has the kernel kill what should be gone; neither needs memory
 * or the other threads.
 *
 * <p>It begins after a while only, or when the main process is seen to be gone: most children do
 * not live that long, and linking costs them 150 ms of processor time where there is no AOT cache.
 */
final class Guard implements Runnable {
  private static final long TURN_NANOS = 500_000_000L;

  /** Tidying up may warn of what was left, by a logger that is loaded for it: slow when busy. */
  private static final long TIDYING_NANOS = 1_000_000_000L;

  private static final int TURNS_UNTIL_LINKED = 10;

  private final Tree tree;
  private final long rootPid;
  private boolean gone;

  Guard(Tree tree, long rootPid) {
    this.tree = tree;
    this.rootPid = rootPid;
  }

  void begin() {
    if (Kernel.available()) {
      new LibraryThread("mpj-guard", this).start();
    }
  }

  @Override
  public void run() {
    Kernel.Life root = null;
    for (int turn = 0; root == null; turn++) {
      LibraryThread.pause(TURN_NANOS);
      boolean early = turn < TURNS_UNTIL_LINKED && isAlive();
      root = early ? null : link();
    }
    while (!gone && !root.hasEnded()) {
      LibraryThread.pause(TURN_NANOS);
    }
    LibraryThread.pause(TIDYING_NANOS); // the ordinary end comes first, and tidies up
    Kernel.killSelf();
  }

  /** Where that cannot be found out, for want of memory, it is high time to link. */
  private boolean isAlive() {
    try {
      return tree.isRootAlive();
    } catch (OutOfMemoryError | LinkageError e) {
      return false;
    }
  }

  /** Returns null where there is no memory for it now. */
  private Kernel.Life link() {
    Kernel.Life life = null;
    try {
      life = Kernel.life(rootPid);
      gone = !tree.isRootAlive(); // another had its number before the handle was made
      return life;
    } catch (OutOfMemoryError | LinkageError e) {
      if (life != null) {
        life.close();
      }
      return null;
    }
  }
}
