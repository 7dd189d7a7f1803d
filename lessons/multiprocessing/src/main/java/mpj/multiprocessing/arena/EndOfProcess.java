package mpj.multiprocessing.arena;

/** Ends the tree when its main process ends, in whatever way lets hooks run. */
final class EndOfProcess extends Thread {
  private static EndOfProcess registered;

  private EndOfProcess() {
    super("mpj-end");
  }

  /**
   * Registers the end of a tree that is about to begin. Each tree registers anew, because that
   * fails once this process is ending, and then no tree may begin.
   *
   * @throws IllegalStateException if this process is ending
   */
  static synchronized void register() {
    EndOfProcess next = new EndOfProcess();
    Runtime.getRuntime().addShutdownHook(next);
    if (registered != null) {
      Runtime.getRuntime().removeShutdownHook(registered);
    }
    registered = next;
  }

  @Override
  public void run() {
    Tree.end();
  }
}
