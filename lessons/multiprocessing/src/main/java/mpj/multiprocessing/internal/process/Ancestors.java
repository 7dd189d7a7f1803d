package mpj.multiprocessing.internal.process;

import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.arena.Pidfds;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * The parent of this process, a child, and the main process: whether they live. For one thread.
 *
 * <p>In its first five seconds a child asks twice a second. Many children live no longer, and
 * linking the kernel's calls costs 150 ms of processor time where there is no AOT cache. After that
 * the kernel tells it, by {@link Pidfds}: a child at rest does nothing, and needs no memory to
 * learn of an end. Where the kernel does not, the child goes on asking, which costs 0.03 % of a
 * core.
 *
 * <p>A thread that is in the kernel delays {@code Runtime.halt} by 300 ms. It leaves the kernel
 * before any other end of the JVM.
 */
final class Ancestors {
  private static final long TURN_NANOS = 500_000_000L;
  private static final int TURNS_UNTIL_TOLD = 10;

  // Places among the handles.
  private static final int ROOT = 0;
  private static final int PARENT = 1;

  private final CurrentParent parent = new CurrentParent();
  private final Tree tree;
  private final long parentPid;
  private final long rootPid;
  private boolean hasOwnParent;
  private Pidfds handles;
  private int turns;

  Ancestors(Tree tree, long parentPid, long rootPid) {
    this.tree = tree;
    this.parentPid = parentPid;
    this.rootPid = rootPid;
    this.hasOwnParent = parentPid != rootPid;
  }

  /**
   * Tells whether a parent that is another than the main process has ended. It is told once: from
   * then on the parent's end ends no wait.
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

  /** Tells whether the main process lives; true where there is no memory to find that out now. */
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

  /** Waits until one of them has ended, or it is time to look. */
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
      // A number may have been another's already when the handle was made.
      if (taken.areComplete() && isRootAlive() && (!hasOwnParent || isParentAlive())) {
        handles = taken;
      } else {
        taken.close();
      }
    } catch (OutOfMemoryError | LinkageError e) {
      // Then it asks, until there is memory.
    }
  }
}
