package mpj.multiprocessing.internal.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Bell;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * Sees to it that a child does not outlive its main process, or, if it is a daemon, its parent.
 * {@link Ancestors} tells it of their ends; {@link Guard} is there for a JVM that cannot act on it.
 *
 * <p>Other things that tell of a death cost the program something: all children of the child
 * inherit a pipe, and a file's lock makes the system see a deadlock where a parent waits for a lock
 * that its child holds.
 */
public final class Watch extends LibraryThread {
  private static final int KILLED = 128 + 9;

  private static final CountDownLatch PARENT_ENDED = new CountDownLatch(1);

  private final Ancestors ancestors;
  private final Guard guard = new Guard();
  private final Tree tree;
  private final boolean daemon;
  private volatile boolean ending;

  /** A watch over the parent. */
  public Watch(Tree tree, long parentPid, long rootPid, boolean daemon) {
    super("mpj-watch");
    this.ancestors = new Ancestors(tree, parentPid, rootPid);
    this.tree = tree;
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
    guard.begin();
  }

  /** It goes on while exit hooks run: one of them may never return. */
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
    } finally { // whatever has no memory left to go on
      if (Kernel.ready()) {
        Kernel.killSelf();
      }
      Runtime.getRuntime().halt(KILLED);
    }
  }

  /** A process that is about to end anyway may do so in its own time if only its parent is gone. */
  private boolean isOver() {
    if (!ending && ancestors.loseParent()) {
      if (daemon) {
        return true;
      }
      PARENT_ENDED.countDown();
      Bell.ringOwn(tree);
    }
    return !ancestors.isRootAlive();
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
    }
  }
}
