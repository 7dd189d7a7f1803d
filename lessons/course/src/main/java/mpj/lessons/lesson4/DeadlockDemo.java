package mpj.lessons.lesson4;

import java.time.Duration;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Lock;

/** Two processes need the same two locks, and take them in opposite order. Then the cure. */
public final class DeadlockDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    var patience = Duration.ofMillis(settings.number("patience"));
    var one = new Lock();
    var other = new Lock();

    // Often it goes well, for years. Here they meet when each has its first lock: now it cannot.
    IO.println("opposite order");
    var halfway = new Barrier(3); // both of them, and main
    var first = new ChildProcess(() -> takeBoth(one, other, halfway));
    var second = new ChildProcess(() -> takeBoth(other, one, halfway));
    first.start();
    second.start();
    halfway.await();
    boolean ended = first.join(patience); // without a limit, main would wait for ever, too
    IO.println(
        ended ? "sees them end" : "has waited for " + first.name() + " in vain, and ends both");
    first.terminate();
    second.terminate();
    first.join();
    second.join();

    // The cure: the same order everywhere. Whoever has the first lock is sure to get the other.
    IO.println("the same order");
    var start = new Barrier(2);
    var alone = new Barrier(1); // nobody else can get there: halfway, each meets only itself
    Task inOrder =
        () -> {
          start.await();
          takeBoth(one, other, alone);
        };
    var third = new ChildProcess(inOrder);
    var fourth = new ChildProcess(inOrder);
    third.start();
    fourth.start();
    third.join();
    fourth.join();
  }

  /** Runs in each child. */
  private static void takeBoth(Lock a, Lock b, Barrier halfway) throws InterruptedException {
    IO.println("wants " + a);
    try (var _ = a.hold()) {
      IO.println("has " + a);
      halfway.await();
      IO.println("wants " + b);
      try (var _ = b.hold()) {
        IO.println("has both");
        Thread.sleep(100);
      }
    }
  }
}
