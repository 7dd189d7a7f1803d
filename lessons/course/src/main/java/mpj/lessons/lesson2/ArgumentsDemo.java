package mpj.lessons.lesson2;

import java.util.Random;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;

/** Two children with names run one method, each with arguments of its own. */
public final class ArgumentsDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int times = settings.number("times");
    long seed1 = settings.random(1).nextLong();
    long seed2 = settings.random(2).nextLong();

    // A process can be given a name. The arguments are what stands in the lambda: start() copies
    // them to the child, and a change that is made here later does not reach it.
    var english = new ChildProcess("english", () -> greet("Good morning", "Ada", times, seed1));
    var french = new ChildProcess("french", () -> greet("Bonjour", "Blaise", times, seed2));

    english.start();
    french.start();
    english.join();
    french.join();
  }

  /** Runs in both children. */
  private static void greet(String greeting, String whom, int times, long seed)
      throws InterruptedException {
    var random = new Random(seed);
    for (int i = 1; i <= times; i++) {
      Thread.sleep(50 + random.nextInt(150));
      IO.println(greeting + ", " + whom + "! I am " + ChildProcess.current().name());
    }
  }
}
