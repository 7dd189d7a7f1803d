package mpj.lessons.lesson4;

import java.util.ArrayList;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Condition;
import mpj.multiprocessing.sync.Semaphore;

/** Processes wait until others signal: first one, then some, then all. Then one waits for bread. */
public final class ConditionDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    oneSomeAll(settings.number("waiters"));
    predicate(settings.number("loaves"));
  }

  private static void oneSomeAll(int waiters) throws InterruptedException {
    var condition = new Condition(); // brings a lock of its own
    var present = new Semaphore(0); // counts who has come

    var children = new ArrayList<ChildProcess>();
    for (int i = 1; i <= waiters; i++) {
      children.add(new ChildProcess(() -> waitForSignal(condition, present)));
    }
    for (var child : children) {
      child.start();
    }
    for (int i = 1; i <= waiters; i++) {
      present.acquire();
    }

    // Whoever has come holds the lock until it waits. So once main has the lock, all of them wait.
    try (var _ = condition.hold()) {
      IO.println("signals one");
      condition.signal();
    }
    Thread.sleep(200);
    try (var _ = condition.hold()) {
      IO.println("signals two");
      condition.signal(2);
    }
    Thread.sleep(200);
    try (var _ = condition.hold()) {
      IO.println("signals all");
      condition.signalAll();
    }
    for (var child : children) {
      child.join();
    }
  }

  /** Runs in each of the first children. */
  private static void waitForSignal(Condition condition, Semaphore present)
      throws InterruptedException {
    try (var _ = condition.hold()) { // one may wait only with the lock in hand,
      present.release();
      IO.println("waits for a signal");
      condition.await(); // gives it up while waiting, and has it again afterwards
      IO.println("was woken");
    }
  }

  private static void predicate(int loaves) throws InterruptedException {
    var condition = new Condition();
    var present = new Semaphore(0);
    var bread = new IntValue(0);

    var buyer = new ChildProcess("Buyer", () -> buy(loaves, bread, condition, present));
    buyer.start();
    present.acquire();
    for (int i = 1; i <= loaves; i++) {
      Thread.sleep(150); // baking, without the lock
      try (var _ = condition.hold()) {
        bread.increment();
        IO.println("bakes a loaf, there are " + bread.get() + ", and signals");
        condition.signalAll();
      }
    }
    buyer.join();
  }

  /** Runs in the buyer. A signal says only that something has changed: it must look each time. */
  private static void buy(int loaves, IntValue bread, Condition condition, Semaphore present)
      throws InterruptedException {
    try (var _ = condition.hold()) {
      present.release();
      IO.println("needs " + loaves + ", there are " + bread.get());
      condition.waitFor(() -> bread.get() >= loaves); // waits again as long as it is not true
      IO.println("takes " + bread.get());
      bread.set(0);
    }
  }
}
