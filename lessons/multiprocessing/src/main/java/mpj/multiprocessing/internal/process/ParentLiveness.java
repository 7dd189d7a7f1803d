package mpj.multiprocessing.internal.process;

import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.arena.Pidfds;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * Returns whether the parent of this process, a child, and the main process are alive. Only one
 * thread may use it.
 *
 * <p>In its first five seconds a child polls twice a second. Many children live no longer than
 * that, and without an AOT cache it takes 150 ms of processor time to link the kernel's calls.
 * After that the kernel notifies the child, by {@link Pidfds}. Then an idle child uses no processor
 * time, and needs no memory to notice an end. If the kernel cannot do this, the child goes on
 * polling. That takes 0.03 % of a core.
 *
 * <p>A thread that waits in the kernel delays {@code Runtime.halt} by 300 ms. For any other end of
 * the JVM the thread leaves the kernel before.
 */
final class ParentLiveness {
  private static final long TURN_NANOS = 500_000_000L;
  private static final int TURNS_UNTIL_TOLD = 10;

  // Indexes of the handles.
  private static final int ROOT = 0;
  private static final int PARENT = 1;

  private final CurrentParent parent = new CurrentParent();
  private final Tree tree;
  private final long parentPid;
  private final long rootPid;
  private boolean hasOwnParent;
  private Pidfds handles;
  private int turns;

  ParentLiveness(Tree tree, long parentPid, long rootPid) {
    this.tree = tree;
    this.parentPid = parentPid;
    this.rootPid = rootPid;
    this.hasOwnParent = parentPid != rootPid;
  }

  /**
   * Returns whether the parent has ended, if the parent is not the main process. It returns true
   * only once. After that the parent's end no longer ends a wait.
   */
  boolean loseParent() {
    if (!hasOwnParent || isParentAlive()) {
      return false;
    }
    hasOwnParent = false;
    if (handles != null) {
      handles.close();
      handles = null;
    }
    return true;
  }

  private boolean isParentAlive() {
    return handles != null ? !handles.hasEnded(PARENT) : parent.is(parentPid);
  }

  /** Returns whether the main process is alive; true if there is no memory to find that out now. */
  boolean isRootAlive() {
    if (handles != null) {
      return !handles.hasEnded(ROOT);
    }
    if (parentPid == rootPid) {
      return parent.is(parentPid);
    }
    try {
      return tree.isRootAlive();
    } catch (OutOfMemoryError e) {
      return true;
    }
  }

  /** Waits until the parent or the main process has ended, or it is time to poll. */
  void await() {
    if (handles == null && ++turns % TURNS_UNTIL_TOLD == 0 && Kernel.available()) {
      takeHandles();
    }
    if (handles != null) {
      handles.awaitAny(TURN_NANOS);
    } else {
      LibraryThread.pause(TURN_NANOS);
    }
  }

  private void takeHandles() {
    try {
      Pidfds taken = hasOwnParent ? new Pidfds(rootPid, parentPid) : new Pidfds(rootPid);
      // When the handle was made, another process may have had the process id already.
      if (taken.areComplete() && isRootAlive() && (!hasOwnParent || isParentAlive())) {
        handles = taken;
      } else {
        taken.close();
      }
    } catch (OutOfMemoryError | LinkageError e) {
      // Then it polls until there is memory.
    }
  }
}
