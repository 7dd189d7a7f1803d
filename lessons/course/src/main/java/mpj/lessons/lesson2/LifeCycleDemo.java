package mpj.lessons.lesson2;

import java.time.Duration;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.Lock;

/** A child is new, running, blocked and terminated; its parent looks at it each time. */
public final class LifeCycleDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int count = settings.number("count");
    var wait = Duration.ofMillis(settings.number("wait"));
    var lock = new Lock();
    var doing = new Queue<String>(); // by which the child says what it is about to do

    var child = new ChildProcess(() -> live(count, lock, doing));
    look("is made", child); // new: there is an object here, and no process yet

    try (var _ = lock.hold()) { // main has the lock, so the child cannot have it
      child.start();
      look(doing.get(), child); // running

      String next = doing.get();
      child.join(wait); // waits for the child, but not for ever
      look(next, child); // blocked
    } // gives the lock back, and the child can go on

    child.join();
    look("is joined", child); // terminated
  }

  /** Runs in the child. */
  private static void live(int count, Lock lock, Queue<String> doing) throws InterruptedException {
    doing.put("counts");
    long end = System.nanoTime() + count * 1_000_000L;
    long number = 0;
    while (System.nanoTime() < end) {
      number++; // keeps a processor busy
    }
    IO.println("has counted to " + number);

    doing.put("wants the lock");
    try (var _ = lock.hold()) { // stands still here, and uses no processor
      IO.println("has the lock");
    }
  }

  /** Runs in the main process: what a parent can tell of its child at any time. */
  private static void look(String doing, ChildProcess child) {
    String pid;
    try {
      pid = String.valueOf(child.pid());
    } catch (IllegalStateException notStarted) {
      pid = "none";
    }
    var code = child.exitCode();
    String exit = code.isPresent() ? String.valueOf(code.getAsInt()) : "none";
    IO.println(doing + ": alive=" + child.isAlive() + " pid=" + pid + " exit=" + exit);
  }
}
