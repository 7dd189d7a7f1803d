package mpj.lessons.lesson5;

import java.util.Arrays;
import java.util.Locale;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.QueueEmpty;
import mpj.multiprocessing.channel.QueueFull;

/** Putting and getting that test before they try, and what that costs and saves. */
public final class QueueIfTryDemo implements Demo {
  private static final int ROUNDS = 10;

  @Override
  public void run(Settings settings) throws Exception {
    var queue = new Queue<Integer>(3);
    for (int i = 1; i <= 5; i++) {
      IO.println("putIf(" + i + ") answers " + queue.putIf(i));
    }
    var taker = new ChildProcess("taker", () -> take(queue));
    taker.start();
    taker.join();

    // Now the queue is empty.
    int calls = settings.number("calls");
    print("empty: getIf", nanos(calls, () -> queue.getIf(0)));
    print("empty: getNow and catch", nanos(calls, () -> getOrCatch(queue)));
    while (queue.putIf(0)) {} // and now full
    print("full: putIf", nanos(calls, () -> queue.putIf(0)));
    print("full: putNow and catch", nanos(calls, () -> putOrCatch(queue)));
  }

  /** Runs in the child. */
  private static void take(Queue<Integer> queue) {
    for (int i = 1; i <= 2; i++) {
      IO.println("getIf(0) answers " + queue.getIf(0)); // 0, if there is no item
      // A function of the item; where there is none, 0, and the function is not called.
      IO.println("getIf(n -> n * n, 0) answers " + queue.getIf(n -> n * n, 0));
    }
  }

  private static void getOrCatch(Queue<Integer> queue) {
    try {
      queue.getNow();
    } catch (QueueEmpty e) {
      // nothing to take
    }
  }

  private static void putOrCatch(Queue<Integer> queue) {
    try {
      queue.putNow(0);
    } catch (QueueFull e) {
      // no room
    }
  }

  /** Returns how long one call takes, by the median of some rounds. */
  private static double nanos(int calls, Runnable call) {
    double[] rounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      for (int i = 0; i < calls; i++) {
        call.run();
      }
      rounds[round] = (System.nanoTime() - begin) / (double) calls;
    }
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }

  private static void print(String what, double nanos) {
    IO.println(String.format(Locale.ROOT, "%s: %.0f ns", what, nanos));
  }
}
