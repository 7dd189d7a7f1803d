package mpj.multiprocessing.supervision;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.arena.Futex;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.Bell;
import mpj.multiprocessing.thread.LibraryThread;

/**
 * Sees to it that a child does not outlive its main process, or, if it is a daemon, its parent. It
 * asks five times a second who its parent is: an orphan has another. {@link Guard} is there for a
 * JVM that cannot act on it.
 *
 * <p>Whatever tells of a death by itself costs the program something: a pipe is a descriptor that
 * all children of the child inherit, a file's lock makes the system see a deadlock where a parent
 * waits for a lock of its child's, and a thread in native code holds up the end of a JVM.
 */
public final class Watch extends LibraryThread {
  private static final int KILLED = 128 + 9;
  private static final long JOIN_MILLIS = 100;
  private static final long TURN_NANOS = 200_000_000;

  private static final CountDownLatch PARENT_ENDED = new CountDownLatch(1);

  private final CurrentParent parent = new CurrentParent();
  private final Tree tree;
  private final long parentPid;
  private final long rootPid;
  private final boolean daemon;
  private volatile boolean ending;

  /** A watch over the parent. */
  public Watch(Tree tree, long parentPid, long rootPid, boolean daemon) {
    super("mpj-watch");
    this.tree = tree;
    this.parentPid = parentPid;
    this.rootPid = rootPid;
    this.daemon = daemon;
  }

  /** Waits until this process, a child, has lost its parent; false when time is up. */
  public static boolean awaitParentsEnd(long nanos) throws InterruptedException {
    return PARENT_ENDED.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** Tells whether this process, a child, has lost its parent. */
  public static boolean hasParentEnded() {
    return PARENT_ENDED.getCount() == 0;
  }

  /** Begins to watch. */
  public void begin() {
    start();
    Runtime.getRuntime().addShutdownHook(new LibraryThread("mpj-unwatch", new Stop()));
    new Guard(tree, rootPid).begin();
  }

  @Override
  public void run() {
    if (!awaitParent()) {
      return;
    }
    boolean over = daemon || parentPid == rootPid;
    try {
      if (!over) {
        PARENT_ENDED.countDown();
        Bell.ringOwn(tree);
        over = true; // unless this JVM is about to end anyway
        over = awaitRoot();
      }
      if (over && (parentPid == rootPid || !tree.isRootAlive())) {
        tree.removeDirectory(); // the main process could not
      }
    } finally { // whatever has no memory left to go on
      if (over) {
        Runtime.getRuntime().halt(KILLED);
      }
    }
  }

  /** Returns false if this JVM is about to end. */
  private boolean awaitParent() {
    while (!ending && parent.is(parentPid)) {
      pause(TURN_NANOS);
    }
    return !ending;
  }

  /** Returns false if this JVM is about to end. */
  private boolean awaitRoot() {
    while (!ending && tree.isRootAlive()) {
      pause(TURN_NANOS);
    }
    return !ending;
  }

  private final class Stop implements Runnable {
    @Override
    public void run() {
      tree.table().orderly(tree.slot());
      if (Supervisor.isInUse()) {
        new AtExit(tree).awaitChildren();
      }
      ending = true;
      Futex.leaveKernel();
      if (Supervisor.isInUse()) {
        new AtExit(tree).endDaemons();
      }
      Watch.this.interrupt();
      try {
        Watch.this.join(JOIN_MILLIS);
      } catch (InterruptedException e) {
        // Then the end takes a little longer.
      }
    }
  }
}
