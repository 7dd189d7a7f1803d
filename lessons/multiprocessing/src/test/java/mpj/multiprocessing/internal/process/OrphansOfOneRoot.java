package mpj.multiprocessing.internal.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Queue;

/**
 * A main process that is process 1, to which orphans are given: kills a child that has a child,
 * then that one, and prints whether it stays among the processes, ended and not reaped.
 */
final class OrphansOfOneRoot {
  private static final Duration LONG = Duration.ofSeconds(40);

  public static void main(String[] arguments) throws Exception {
    System.out.println("pid " + ProcessHandle.current().pid());
    var orphans = new Queue<Long>();
    var middle = new ChildProcess(() -> haveChild(orphans));
    middle.start();
    ProcessHandle orphan = ProcessHandle.of(orphans.get(LONG)).orElseThrow();
    middle.kill();
    System.out.println("middle " + middle.join(LONG));
    orphan.destroyForcibly();
    long until = System.nanoTime() + LONG.toNanos();
    while (ProcessHandle.of(orphan.pid()).isPresent() && System.nanoTime() < until) {
      LockSupport.parkNanos(1_000_000);
    }
    System.out.println("left " + ProcessHandle.of(orphan.pid()).isPresent());
  }

  private static void haveChild(Queue<Long> orphans) throws Exception {
    var child =
        new ChildProcess(() -> {
          orphans.put(ProcessHandle.current().pid());
          new Queue<Integer>().get();
        });
    child.start();
    child.join();
  }

  private OrphansOfOneRoot() {}
}
