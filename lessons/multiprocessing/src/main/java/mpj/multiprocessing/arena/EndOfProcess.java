package mpj.multiprocessing.arena;

/** Ends the tree when its main process ends, in whatever way lets hooks run. */
final class EndOfProcess extends Thread {
  private static boolean registered;

  private EndOfProcess() {
    super("mpj-end");
  }

  static synchronized void register() {
    if (!registered) {
      registered = true;
      Runtime.getRuntime().addShutdownHook(new EndOfProcess());
    }
  }

  @Override
  public void run() {
    Tree.end();
  }
}
