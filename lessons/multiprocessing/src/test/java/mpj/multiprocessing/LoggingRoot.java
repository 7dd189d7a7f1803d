package mpj.multiprocessing;

import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.Lock;

/** A main process that logs as its first argument says, and whose children come and go. */
final class LoggingRoot {
  public static void main(String[] arguments) throws Exception {
    Context context =
        Context.of(StartMethod.valueOf(arguments[3]))
            .jvmOptions("-Xlog:class+load=info:file=" + arguments[2] + "/%p:none")
            .standbys(1)
            .prepare(); // what stands by has booted before the level is set
    var level = System.Logger.Level.valueOf(arguments[1]);
    switch (arguments[0]) {
      case "level" -> ProcessLog.setLevel(level);
      case "error" -> ProcessLog.toStandardError(level);
      default -> {}
    }
    var parent = new ChildProcess(context, "parent", LoggingRoot::haveChild);
    parent.start();
    parent.join();
    var ready = new Queue<Integer>();
    var never = new Queue<Integer>();
    var lock = new Lock();
    var victim =
        new ChildProcess(
            "victim",
            () -> {
              lock.acquire();
              ready.put(1);
              never.get();
            });
    victim.start();
    ready.get();
    victim.kill();
    victim.join();
  }

  private static void haveChild() throws Exception {
    var child = new ChildProcess(() -> {});
    child.start();
    child.join();
  }

  private LoggingRoot() {}
}
