package mpj.lessons.lesson7;

import java.util.ArrayList;
import java.util.Locale;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.manager.ManagedValue;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Barrier;

/** One counter in three places: in shared memory, behind a queue, on a server. Timed. */
public final class WhichToUseDemo implements Demo {
  private static final int ROUNDS = 3;
  private static final int CHILDREN = 2;

  /** Counts one. */
  private interface Count {
    void one() throws Exception;
  }

  @Override
  public void run(Settings settings) throws Exception {
    int each = settings.number("counts");
    int all = CHILDREN * each;
    var meet = new Barrier(CHILDREN + 1); // of the children and main

    try (var manager = new Manager()) {
      var value = new IntValue(0);
      var queue = new Queue<Integer>();
      ManagedValue<Integer> managed = manager.value(0);

      var children = new ArrayList<ChildProcess>();
      for (int i = 1; i <= CHILDREN; i++) {
        children.add(
            new ChildProcess(
                "counter-" + i,
                () -> {
                  for (int round = 0; round < ROUNDS; round++) {
                    count(each, meet, () -> value.increment());
                    count(each, meet, () -> queue.put(1));
                    count(each, meet, () -> managed.update(number -> number + 1)); // as a whole
                  }
                }));
      }
      children.forEach(ChildProcess::start);

      int taken = 0;
      for (int round = 0; round < ROUNDS; round++) {
        long begin = begin(meet);
        meet.await();
        report("value", begin, all, value.get());

        begin = begin(meet);
        for (int i = 0; i < all; i++) {
          taken += queue.get(); // main counts what comes
        }
        meet.await();
        report("queue", begin, all, taken);

        begin = begin(meet);
        meet.await();
        report("manager", begin, all, managed.get());
      }
      for (var child : children) {
        child.join();
      }
    }
  }

  /** Runs in each child. */
  private static void count(int times, Barrier meet, Count count) throws Exception {
    meet.await(); // all begin at once,
    for (int i = 0; i < times; i++) {
      count.one();
    }
    meet.await(); // and none goes on before all are done
  }

  private static long begin(Barrier meet) throws InterruptedException {
    meet.await();
    return System.nanoTime();
  }

  private static void report(String way, long begin, int times, int count) {
    double micros = (System.nanoTime() - begin) / 1e3 / times;
    IO.println(String.format(Locale.ROOT, "%s: counted to %d, %.2f µs each", way, count, micros));
  }
}
