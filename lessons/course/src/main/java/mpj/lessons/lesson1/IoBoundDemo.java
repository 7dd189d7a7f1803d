package mpj.lessons.lesson1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;

/**
 * Waits for answers four ways: serially, by threads, by threads that share a lock, by processes.
 */
public final class IoBoundDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int requests = settings.number("requests");
    int pause = settings.number("pause");

    measure(
        "serial",
        () -> {
          for (int i = 0; i < requests; i++) {
            awaitAnswer(pause);
          }
          return requests;
        });
    measure("threads", () -> byThreads(requests, () -> awaitAnswer(pause)));

    var lock = new ReentrantLock(); // one for all, as CPython's interpreter lock
    measure("locked threads", () -> byThreads(requests, () -> underLock(lock, pause)));

    measure("processes", () -> byProcesses(requests, pause));
  }

  private static void measure(String way, Callable<Integer> work) throws Exception {
    long begin = System.nanoTime();
    int answers = work.call();
    double millis = (System.nanoTime() - begin) / 1e6;
    IO.println(String.format(Locale.ROOT, "%s: %.0f ms, %d answers", way, millis, answers));
  }

  /** The job: it waits, for somebody else's answer. A sleep stands for the network here. */
  private static int awaitAnswer(int millis) throws InterruptedException {
    Thread.sleep(millis);
    return 1;
  }

  private static int byThreads(int threads, Callable<Integer> work) throws Exception {
    int answers = 0;
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (var answer : pool.invokeAll(Collections.nCopies(threads, work))) {
        answers += answer.get();
      }
    }
    return answers;
  }

  private static int underLock(ReentrantLock lock, int pause) throws InterruptedException {
    lock.lock(); // no thread runs without it,
    try {
      lock.unlock(); // but who waits for something else gives it away meanwhile
      try {
        return awaitAnswer(pause);
      } finally {
        lock.lock();
      }
    } finally {
      lock.unlock();
    }
  }

  private static int byProcesses(int processes, int pause) throws InterruptedException {
    var children = new ArrayList<ChildProcess>();
    for (int i = 1; i <= processes; i++) {
      var child = new ChildProcess("waiter-" + i, () -> awaitAnswer(pause));
      child.start();
      children.add(child);
    }
    int answers = 0;
    for (var child : children) {
      child.join();
      answers += child.exitCode().getAsInt() == 0 ? 1 : 0;
    }
    return answers;
  }
}
