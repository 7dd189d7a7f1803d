package mpj.lessons.lesson1;

import java.util.Random;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;

/** The same two countdowns, by threads of this process. */
public final class CountdownThreadsDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int from = settings.number("from");
    int second = settings.number("second");
    var random1 = settings.random(1);
    var random2 = settings.random(2);

    // Each thread gets a task. What the task needs is not copied: all threads see the same memory.
    var thread1 = new Thread(() -> countDown(from, random1), "thread-1");
    var thread2 = new Thread(() -> countDown(second, random2), "thread-2");

    // start() returns at once; from here on there are three threads, and still one process.
    thread1.start();
    thread2.start();

    // join() waits until a thread has ended.
    thread1.join();
    thread2.join();
  }

  /** Runs in a thread: a flow of execution of its own, in the memory and under the pid of all. */
  private static void countDown(int from, Random random) {
    String name = Thread.currentThread().getName();
    for (int number = from; number >= 1; number--) {
      IO.println(name + ": " + number);
      try {
        Thread.sleep(40 + random.nextInt(80)); // a random pause, as if there were work to do
      } catch (InterruptedException e) {
        return; // it is to end
      }
    }
  }
}
