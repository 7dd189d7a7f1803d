package mpj.multiprocessing;

import mpj.multiprocessing.channel.Queue;

/** A main process with an exit hook that tells how a use of the tree ends when the tree is gone. */
final class ExitHookRoot {
  private static final long LONGEST_NANOS = 20_000_000_000L;

  public static void main(String[] arguments) {
    var queue = new Queue<byte[]>();
    var directory = mpj.multiprocessing.internal.arena.Tree.current().directory().toFile();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              long until = System.nanoTime() + LONGEST_NANOS;
              while (directory.exists() && System.nanoTime() < until) {
                Thread.onSpinWait();
              }
              tell(() -> queue.put(new byte[600_000])); // so large that it is a file
              tell(() -> new Queue<Integer>().put(1));
            }));
  }

  private static void tell(Task use) {
    try {
      use.run();
      System.out.println("went well");
    } catch (Exception e) {
      System.out.println(e);
    }
  }

  private ExitHookRoot() {}
}
