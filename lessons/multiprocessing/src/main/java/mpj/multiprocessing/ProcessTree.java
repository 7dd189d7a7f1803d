package mpj.multiprocessing;

import mpj.multiprocessing.internal.arena.Tree;

/** Methods for the whole process tree of this process. */
public final class ProcessTree {
  /**
   * Ends all other processes of the tree and removes its shared memory. It sends SIGTERM first, and
   * SIGKILL half a second later. It returns within two seconds. Only the main process can do this;
   * in a child this method does nothing. If there is no tree, it does nothing either. A call of
   * another thread that uses the tree meanwhile may throw an {@link IllegalStateException}. The
   * next use of the library begins a new tree. Default names of processes then count from 1 again.
   *
   * <p>When the main process ends, the library does the same, at the same time as the {@linkplain
   * Runtime#addShutdownHook shutdown hooks} run. So a shutdown hook of the main process must not
   * use the tree. Send messages to other processes before the main process ends. A shutdown hook of
   * a child can use the whole tree.
   */
  public static void shutdown() {
    Tree.end();
    CurrentProcess.forget();
  }

  /**
   * Limits how many processes of this tree may be alive at the same time. The main process and the
   * standbys count, too. A start beyond the limit throws a {@link TooManyProcessesException}. Use a
   * limit for a program that you have not checked, for example one of a learner. Without a limit, a
   * program that starts processes without end would have a thousand processes before a start fails.
   *
   * @param most the largest number of processes, at least 1. If several processes start children at
   *     the same moment, the tree may have a few more
   * @throws IllegalArgumentException if it is less than 1
   */
  public static void limit(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a tree has at least its main process: most=" + most);
    }
    Tree.current().table().limit(most);
  }

  private ProcessTree() {}
}
