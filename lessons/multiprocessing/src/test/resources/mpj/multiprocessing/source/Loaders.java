import mpj.multiprocessing.*;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.pool.Pool;

/** Asks everywhere whether the context class loader finds a class of this program. */
class Loaders {
  interface Asked {
    boolean find();
  }

  static class Wanted {}

  static boolean find() {
    try {
      var loader = Thread.currentThread().getContextClassLoader();
      return loader.loadClass(Wanted.class.getName()) == Wanted.class;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  static boolean findInAThread() {
    var found = new java.util.concurrent.FutureTask<>(Loaders::find);
    new Thread(found).start();
    try {
      return found.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  static Iterable<Boolean> input() {
    return () -> java.util.List.of(find()).iterator();
  }

  public static void main(String[] arguments) throws Exception {
    IO.println("main " + find());
    var child =
        new ChildProcess(() -> {
          IO.println("child " + find());
          try (var pool = new Pool(1)) {
            IO.println("pool of a child " + pool.apply(Loaders::find));
          }
        });
    child.start();
    child.join();
    var ready = new Queue<Integer>();
    child =
        new ChildProcess(() -> {
          ChildProcess.onTerminate(() -> {
            IO.println("handler " + find());
            System.exit(0);
          });
          ready.put(1);
          new Queue<Integer>().get();
        });
    child.start();
    ready.get();
    child.terminate();
    child.join();
    for (StartMethod method : StartMethod.all()) {
      try (var pool = new Pool(1, Context.of(method))) {
        IO.println("pool " + method + " " + pool.apply(Loaders::find));
        IO.println("thread " + method + " " + pool.apply(Loaders::findInAThread));
        if (method == StartMethod.SPAWN) {
          var called = new java.util.concurrent.CompletableFuture<Boolean>();
          pool.applyAsync(() -> 1).onSuccess(one -> called.complete(find()));
          IO.println("callback " + called.get());
          IO.println("input " + pool.imap(found -> found, input()).next());
        }
      }
    }
    try (var manager = new Manager()) {
      manager.register(Asked.class, () -> Loaders::find);
      IO.println("manager " + manager.create(Asked.class).find());
    }
  }
}
