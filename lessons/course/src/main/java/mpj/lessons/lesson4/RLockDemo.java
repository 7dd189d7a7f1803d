package mpj.lessons.lesson4;

import java.time.Duration;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;

/**
 * A process that holds a lock takes it again. A reentrant lock allows that, a plain one does not.
 */
public final class RLockDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    var patience = Duration.ofMillis(settings.number("patience"));

    IO.println("two processes and one reentrant lock");
    var reentrant = new RLock();
    var start = new Barrier(2); // so that both come at the same time
    Task both =
        () -> {
          start.await();
          outer(reentrant, patience);
        };
    run(new ChildProcess(both), new ChildProcess(both));

    IO.println("the same code with a plain lock");
    var plain = new Lock();
    run(new ChildProcess(() -> outer(plain, patience)));
  }

  private static void run(ChildProcess... children) throws InterruptedException {
    for (var child : children) {
      child.start();
    }
    for (var child : children) {
      child.join();
    }
  }

  /** Runs in each child: takes the lock, and calls a method that takes it, too. */
  private static void outer(Mutex lock, Duration patience) throws InterruptedException {
    IO.println("wants the lock");
    try (var _ = lock.hold()) {
      IO.println("has it, and calls a method that wants it");
      inner(lock, patience);
      Thread.sleep(250); // the inner method has given it back, but this one still needs it
      IO.println("gives the lock back");
    }
  }

  private static void inner(Mutex lock, Duration patience) throws InterruptedException {
    // With hold() instead, a plain lock would leave this process waiting for itself for ever.
    if (lock.tryAcquire(patience)) {
      try {
        IO.println("has it a second time");
      } finally {
        lock.release(); // once for each time it was taken
      }
    } else {
      IO.println("gives up");
    }
  }
}
