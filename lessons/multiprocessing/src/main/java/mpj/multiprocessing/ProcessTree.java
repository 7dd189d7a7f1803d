package mpj.multiprocessing;

import mpj.multiprocessing.internal.arena.Tree;

/** The process tree that this process belongs to, as a whole. */
public final class ProcessTree {
  /**
   * Ends what is left of the tree's other processes, asking first and killing half a second later,
   * and removes its shared memory. In the main process only; elsewhere it does nothing. Returns
   * within two seconds. The next use of the library begins a new tree, whose names count from 1.
   *
   * <p>The end of the main process does the same, beside its exit hooks: {@linkplain
   * Runtime#addShutdownHook those} of the main process cannot count on the tree any more. What they
   * want to tell other processes is told before the end. Those of a child can use all of it.
   */
  public static void shutdown() {
    Tree.end();
    Self.forget();
  }

  /**
   * Lets at most so many processes live in this tree at once, the main one and those that stand by
   * among them: a start beyond that fails. For programs that nobody has read yet; one that starts
   * processes without end would otherwise have a thousand before it is refused any.
   *
   * @param most at least 1; two processes that start others at the same moment may go beyond it
   * @throws IllegalArgumentException if it is less
   */
  public static void limit(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a tree has at least its main process: most=" + most);
    }
    Tree.current().table().limit(most);
  }

  private ProcessTree() {}
}
