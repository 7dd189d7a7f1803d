package mpj.multiprocessing.internal.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.sync.Lock;

/**
 * A main process to be killed: it starts children in several states and prints their pids, and
 * those of the JVMs that stand by.
 */
final class Root {
  private static final Context STANDING_BY = Context.of(StartMethod.FORKSERVER).standbys(1);

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0 || !arguments[0].equals("standbys")) {
      startChildren();
    }
    STANDING_BY.prepare();
    printStandbys();
    System.out.println("ready");
    if (arguments.length > 0 && !arguments[0].equals("standbys")) {
      System.exit(Integer.parseInt(arguments[0]));
    }
    new Queue<Integer>().get();
  }

  private static void printStandbys() {
    ProcessTable table = Tree.current().table();
    for (int slot = 1; slot < ProcessTable.SLOTS; slot++) {
      if (table.state(slot) == ProcessTable.STANDBY) {
        System.out.println(table.pid(slot));
      }
    }
  }

  private static void startChildren() throws Exception {
    var never = new Queue<Integer>();
    var lock = new Lock();
    var ready = new Queue<Long>();
    lock.acquire();
    List<ChildProcess> children = new ArrayList<>();
    children.add(new ChildProcess("waiting", () -> waitFor(ready, never)));
    children.add(new ChildProcess("blocked", () -> block(ready, lock)));
    children.add(new ChildProcess("busy", () -> spin(ready)));
    children.add(new ChildProcess("parent", () -> haveChild(ready, never)));
    var paused = new ChildProcess("paused", () -> waitFor(ready, never));
    children.add(paused);
    children.add(
        new ChildProcess(
            Context.of(StartMethod.SPAWN).heap("32m"), "hungry", () -> fillTheHeap(ready)));
    for (ChildProcess child : children) {
      child.start();
    }
    for (int i = 0; i <= children.size(); i++) { // and the grandchild
      System.out.println(ready.get(Duration.ofSeconds(60)));
    }
    paused.pause();
  }

  private static void waitFor(Queue<Long> ready, Queue<Integer> never) throws Exception {
    ready.put(ChildProcess.current().pid());
    never.get();
  }

  private static void block(Queue<Long> ready, Lock lock) throws Exception {
    ready.put(ChildProcess.current().pid());
    lock.acquire();
  }

  private static void spin(Queue<Long> ready) throws Exception {
    ready.put(ChildProcess.current().pid());
    long sum = 0;
    for (int round = 0; round >= 0; round++) {
      for (int i = 0; i < Integer.MAX_VALUE; i++) {
        sum += i ^ round;
      }
    }
    throw new IllegalStateException("sum=" + sum);
  }

  private static void haveChild(Queue<Long> ready, Queue<Integer> never) throws Exception {
    STANDING_BY.prepare();
    new ChildProcess(() -> waitFor(ready, never)).start();
    waitFor(ready, never);
  }

  private static void fillTheHeap(Queue<Long> ready) throws Exception {
    List<int[]> kept = new ArrayList<>();
    ready.put(ChildProcess.current().pid());
    for (int size = 1 << 16; ; ) {
      try {
        kept.add(new int[size]);
      } catch (OutOfMemoryError e) {
        size = Math.max(16, size / 2);
        if (kept.isEmpty()) {
          throw e;
        }
      }
    }
  }

  private Root() {}
}
