package mpj.multiprocessing.internal.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.ProcessEventCount;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * A thread that ends this child when the main process ends. It also ends a daemon when its parent
 * ends. {@link ParentLiveness} notices these ends. {@link Watchdog} ends a JVM that cannot end
 * itself.
 *
 * <p>Other ways to notice a death have disadvantages for the program. A pipe would be inherited by
 * all processes that the child starts. A file lock of the parent, for which the child would wait,
 * can cause a deadlock: the system reports one if the parent waits for a file lock of the child.
 */
public final class ParentMonitor extends LibraryThread {
  private static final int KILLED = 128 + 9;

  private static final CountDownLatch PARENT_ENDED = new CountDownLatch(1);

  private final ParentLiveness ancestors;
  private final Watchdog guard = new Watchdog();
  private final Tree tree;
  private final boolean daemon;
  private volatile boolean ending;

  /** Creates the watch. {@link #begin} starts it. */
  public ParentMonitor(Tree tree, long parentPid, long rootPid, boolean daemon) {
    super("mpj-watch");
    this.ancestors = new ParentLiveness(tree, parentPid, rootPid);
    this.tree = tree;
    this.daemon = daemon;
  }

  /** Waits until the parent of this process, a child, has ended; false if the time is up. */
  public static boolean awaitParentsEnd(long nanos) throws InterruptedException {
    return PARENT_ENDED.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** Returns whether the parent of this process, a child, has ended. */
  public static boolean hasParentEnded() {
    return PARENT_ENDED.getCount() == 0;
  }

  /** Begins to watch. */
  public void begin() {
    start();
    Runtime.getRuntime().addShutdownHook(new LibraryThread("mpj-unwatch", new Stop()));
    guard.begin();
  }

  /** Watches, also while exit hooks run, because a hook may never return. */
  @Override
  public void run() {
    try {
      while (!isOver()) {
        ancestors.await();
      }
      guard.over();
      if (!ancestors.isRootAlive()) {
        tree.removeDirectory(); // the main process could not
      }
    } finally { // also if there was no memory to go on
      if (Kernel.ready()) {
        Kernel.killSelf();
      }
      Runtime.getRuntime().halt(KILLED);
    }
  }

  /**
   * Returns whether this process must end now. If only its parent has ended, a process that is
   * ending anyway may take its time.
   */
  private boolean isOver() {
    if (!ending && ancestors.loseParent()) {
      if (daemon) {
        return true;
      }
      PARENT_ENDED.countDown();
      ProcessEventCount.ringOwn(tree);
    }
    return !ancestors.isRootAlive();
  }

  private final class Stop implements Runnable {
    @Override
    public void run() {
      tree.table().exit(tree.slot()).orderly();
      if (Supervisor.isInUse()) {
        new ExitHook(tree).awaitChildren();
      }
      ending = true;
      Futex.leaveKernel();
      if (Supervisor.isInUse()) {
        new ExitHook(tree).endDaemons();
      }
    }
  }
}
