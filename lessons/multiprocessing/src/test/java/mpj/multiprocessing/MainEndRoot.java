package mpj.multiprocessing;

import mpj.multiprocessing.channel.Queue;

/**
 * A main process that ends, as its argument says, while a child of it still has something to do.
 */
final class MainEndRoot {
  public static void main(String[] arguments) throws Exception {
    var ready = new Queue<Long>();
    var go = new Queue<Integer>();
    var child =
        new ChildProcess(() -> {
          ready.put(ChildProcess.current().pid());
          go.get();
          System.out.println("child goes on");
        });
    child.start();
    System.out.println(ready.get());
    if (arguments[0].equals("exit")) {
      System.exit(3);
    }
    Thread main = Thread.currentThread();
    Thread.ofPlatform().daemon().start(() -> letGoOn(main, go));
    if (arguments[0].equals("throw")) {
      throw new IllegalStateException("thrown by main");
    }
  }

  private static void letGoOn(Thread main, Queue<Integer> go) {
    try {
      main.join();
      go.put(1);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private MainEndRoot() {}
}
