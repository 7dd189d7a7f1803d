package mpj.multiprocessing.internal.arena;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.thread.LibraryThread;

/** Ends the tree when its main process ends, if the process ends in a way that runs exit hooks. */
final class TreeShutdownHook extends LibraryThread {
  private static final CountDownLatch BEGUN = new CountDownLatch(1);
  private static final long BEGINNING_MILLIS = 300;
  private static final long LONGEST_END_MILLIS = 3_000;

  private static TreeShutdownHook registered;

  private TreeShutdownHook() {
    super("mpj-end");
  }

  /**
   * Registers the end of a tree that is about to begin. Each tree registers again, because
   * registering fails after the end of this process has begun, and then no tree may begin.
   *
   * @throws IllegalStateException if this process is ending
   */
  static synchronized void register() {
    TreeShutdownHook next = new TreeShutdownHook();
    try {
      Runtime.getRuntime().addShutdownHook(next);
      if (registered != null) {
        Runtime.getRuntime().removeShutdownHook(registered);
      }
    } catch (IllegalStateException e) {
      BEGUN.countDown();
      throw new IllegalStateException(
          "this process is ending, and its process tree with it: pid="
              + ProcessHandle.current().pid()
              + "; use the library before the end, not in an exit hook of the main process",
          e);
    }
    registered = next;
  }

  /**
   * If this process is ending, lets a thread wait for the end. The thread's work failed because of
   * the end, and its error would only print a stack trace. An exit hook that called this could wait
   * for ever, so the wait ends after three seconds.
   */
  static void await(boolean soon) {
    try {
      if (BEGUN.await(soon ? BEGINNING_MILLIS : 0, TimeUnit.MILLISECONDS)) {
        Thread.sleep(LONGEST_END_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    BEGUN.countDown();
    Futex.leaveKernel();
    Tree.end();
  }
}
