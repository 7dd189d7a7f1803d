package mpj.multiprocessing.stress;

import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Lock;

/**
 * A main process to be killed: a child holds a lock, others wait for it, at a barrier and on a
 * queue, one is busy, one has a child, one JVM stands by. It prints their pids.
 */
final class Grove {
  public static void main(String[] arguments) throws Exception {
    var ready = new Queue<Long>();
    var never = new Queue<Integer>();
    var lock = new Lock();
    var barrier = new Barrier(2);
    ChildProcess[] children = {
      new ChildProcess(() -> {
        lock.acquire();
        ready.put(ChildProcess.current().pid());
        never.get();
      }),
      new ChildProcess(() -> {
        ready.put(ChildProcess.current().pid());
        barrier.await();
      }),
      new ChildProcess(() -> {
        ready.put(ChildProcess.current().pid());
        for (long i = 0; i < Long.MAX_VALUE; i++) {
          Thread.onSpinWait();
        }
      }),
      new ChildProcess(() -> {
        new ChildProcess(
                () -> {
                  ready.put(ChildProcess.current().pid());
                  lock.acquire();
                })
            .start();
        ready.put(ChildProcess.current().pid());
      }),
    };
    for (ChildProcess child : children) {
      child.start();
    }
    Context.of(StartMethod.FORKSERVER).standbys(1).prepare();
    for (int i = 0; i <= children.length; i++) {
      System.out.println(ready.get());
    }
    ProcessHandle.current().children().forEach(child -> System.out.println(child.pid()));
    System.out.println("ready");
    while (true) {
      LockSupport.park();
    }
  }

  private Grove() {}
}
