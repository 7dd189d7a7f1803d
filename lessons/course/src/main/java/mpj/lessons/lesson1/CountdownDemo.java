package mpj.lessons.lesson1;

import java.util.Random;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;

/** Two child processes count down at the same time. */
public final class CountdownDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int from = settings.number("from");
    int second = settings.number("second");
    long seed1 = settings.random(1).nextLong();
    long seed2 = settings.random(2).nextLong();

    // Each child gets a task. What the task needs (two numbers) is copied into the child.
    var child1 = new ChildProcess(() -> countDown(from, seed1));
    var child2 = new ChildProcess(() -> countDown(second, seed2));

    // start() returns at once; from here on there are three processes.
    child1.start();
    child2.start();

    // join() waits until a child has ended.
    child1.join();
    child2.join();
  }

  /** Runs in a child: a process with its own memory, its own threads and its own pid. */
  private static void countDown(int from, long seed) throws InterruptedException {
    var random = new Random(seed);
    for (int number = from; number >= 1; number--) {
      IO.println(number);
      Thread.sleep(40 + random.nextInt(80)); // a random pause, as if there were work to do
    }
  }
}
