package mpj.multiprocessing;

import mpj.multiprocessing.arena.Tree;

/** The process tree that this process belongs to, as a whole. */
public final class ProcessTree {
  /**
   * Ends what is left of the tree's other processes, asking first and killing half a second later,
   * and removes its shared memory. In the main process only; elsewhere it does nothing. Returns
   * within two seconds. The next use of the library begins a new tree, whose names count from 1.
   *
   * <p>The end of the main process does the same.
   */
  public static void shutdown() {
    Tree.end();
    Self.forget();
  }

  private ProcessTree() {}
}
