package mpj.multiprocessing.internal.thread;

import java.time.Duration;
import java.util.List;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.sync.Lock;

/**
 * A main process that interrupts all threads of a group, and prints what of the library works
 * afterwards. One argument: {@code topmost} for the group of all threads, else its own group is
 * meant.
 */
final class InterruptedGroupRoot {
  private static final Duration LONG = Duration.ofSeconds(20);

  public static void main(String[] arguments) throws Exception {
    boolean topmost = arguments[0].equals("topmost");
    var lock = new Lock();
    var holders = new Queue<Long>();
    var over = new Queue<Integer>();
    var forkServer = Context.of(StartMethod.FORKSERVER).standbys(1);
    try (var pool = new Pool(1);
        var manager = new Manager()) {
      List<Integer> list = manager.list();
      list.add(1);
      pool.apply(() -> 1);
      forkServer.prepare();
      var parent = new ChildProcess(() -> haveHolder(lock, holders, over));
      parent.start();
      long holder = holders.get(LONG);

      interrupt(topmost);

      System.out.println("task " + pool.applyAsync(() -> 5).get(LONG));
      list.add(2);
      System.out.println("list " + list);
      ProcessHandle.of(holder).orElseThrow().destroyForcibly();
      System.out.println("lock " + lock.tryAcquire(LONG));
      over.put(1);
      System.out.println("parent " + parent.join(LONG) + " " + parent.exitCode());
      forkServer.process(() -> System.out.println("standby")).start();
      var printing = new ChildProcess(() -> waitInterrupted(topmost));
      printing.start();
      System.out.println("child " + printing.join(LONG) + " " + printing.exitCode());
    }
    System.out.println("end");
  }

  private static void haveHolder(Lock lock, Queue<Long> holders, Queue<Integer> over)
      throws Exception {
    var holder =
        new ChildProcess(() -> {
          lock.acquire();
          holders.put(ProcessHandle.current().pid());
          new Queue<Integer>().get();
        });
    holder.start();
    over.get();
  }

  private static void interrupt(boolean topmost) {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (topmost && group.getParent() != null) {
      group = group.getParent();
    }
    group.interrupt();
    Thread.interrupted();
  }

  /** Waits until no thread of the library is interrupted: one that is does not park. */
  private static void waitInterrupted(boolean topmost) throws Exception {
    interrupt(topmost);
    long until = System.nanoTime() + LONG.toNanos();
    List<String> interrupted;
    do {
      Thread.sleep(1);
      interrupted =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("mpj-") && thread.isInterrupted())
              .map(Thread::getName)
              .toList();
    } while (!interrupted.isEmpty() && System.nanoTime() < until);
    System.out.println("interrupted " + interrupted);
  }

  private InterruptedGroupRoot() {}
}
