package mpj.lessons.lesson4;

import java.util.ArrayList;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Barrier;

/**
 * Some processes add to one shared number, as many subtract from it, each as often as the others.
 * In the end it must be 0 again. Is it?
 */
public final class RaceDemo implements Demo {
  private static final int ROUNDS = 4;

  @Override
  public void run(Settings settings) throws Exception {
    int pairs = settings.number("pairs");
    int turns = settings.number("turns");

    // Nothing makes a race go wrong for certain. Should it come out right by luck, run it again.
    int balance = 0;
    for (int round = 1; balance == 0 && round <= ROUNDS; round++) {
      IO.println(pairs + " add and " + pairs + " subtract, " + turns + " times each, no lock");
      balance = balanceAfter(pairs, turns, false);
      IO.println("balance " + balance);
    }

    IO.println("the same again, with a lock");
    IO.println("balance " + balanceAfter(pairs, turns, true));
  }

  private static int balanceAfter(int pairs, int turns, boolean locked)
      throws InterruptedException {
    var balance = new IntValue(0); // lives in memory that all processes share
    var start = new Barrier(2 * pairs); // nobody begins before all are there

    var children = new ArrayList<ChildProcess>();
    for (int i = 1; i <= pairs; i++) {
      children.add(new ChildProcess("Add-" + i, () -> work(start, balance, 1, turns, locked)));
      children.add(new ChildProcess("Sub-" + i, () -> work(start, balance, -1, turns, locked)));
    }
    for (var child : children) {
      child.start();
    }
    for (var child : children) {
      child.join();
    }
    return balance.get();
  }

  /** Runs in each child. */
  private static void work(Barrier start, IntValue balance, int step, int turns, boolean locked)
      throws InterruptedException {
    start.await();
    if (locked) {
      try (var _ = balance.hold()) { // the lock that every shared number brings along
        change(balance, step, turns);
      }
    } else {
      change(balance, step, turns);
    }
  }

  /** The same code with the lock and without. */
  private static void change(IntValue balance, int step, int turns) {
    int found = balance.get();
    for (int i = 0; i < turns; i++) {
      int old = balance.get();
      // What another process writes at this moment is overwritten by the next line, and lost.
      balance.set(old + step);
    }
    IO.println("from " + found + " to " + balance.get());
  }
}
