package mpj.lessons.lesson1;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.sync.Semaphore;

/** What a thread costs, and what a process costs: to start, to keep, to switch between two. */
public final class WeightDemo implements Demo {
  private static final int THREADS = 400;

  @Override
  public void run(Settings settings) throws Exception {
    int starts = settings.number("starts");
    int switches = settings.number("switches");

    double thread = medianMillis(20 * starts, () -> start(() -> {}).join());
    double process = medianMillis(starts, () -> startChild(() -> {}).join());
    IO.println(
        String.format(
            Locale.ROOT, "start and end: thread %.3f ms, process %.1f ms", thread, process));

    IO.println("memory: " + memory());

    thread = threadSwitch(switches);
    process = processSwitch(switches);
    IO.println(
        String.format(Locale.ROOT, "switch: thread %.1f µs, process %.1f µs", thread, process));
  }

  private static Thread start(Runnable work) {
    return Thread.ofPlatform().start(work);
  }

  private static ChildProcess startChild(Task work) {
    var child = new ChildProcess(work);
    child.start();
    return child;
  }

  private static double medianMillis(int times, Task work) throws Exception {
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      work.run();
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    return millis[times / 2];
  }

  /** How large a process is that only waits, and what it grows by for each thread that does. */
  private static String memory() throws Exception {
    var ready = new Semaphore(0);
    var measured = new Semaphore(0);
    var child =
        startChild(() -> {
          ready.release();
          measured.acquire();
          startWaitingThreads();
          ready.release();
          measured.acquire();
        });
    ready.acquire();
    long process = kilobytes(child.pid(), "Pss"); // of what it shares with others, its share
    long before = kilobytes(child.pid(), "Anonymous");
    measured.release();
    ready.acquire();
    long after = kilobytes(child.pid(), "Anonymous"); // only its own: stacks are
    measured.release();
    child.join();
    return String.format(
        Locale.ROOT, "thread %d kB, process %d kB", (after - before) / THREADS, process);
  }

  private static void startWaitingThreads() throws Exception {
    var started = new CountDownLatch(THREADS);
    for (int i = 0; i < THREADS; i++) {
      Thread.ofPlatform()
          .daemon()
          .start(() -> {
            started.countDown();
            while (true) {
              LockSupport.park(); // a daemon: it ends with its process
            }
          });
    }
    started.await();
  }

  /** The memory of a process, of one kind, as the kernel counts it. */
  private static long kilobytes(long pid, String kind) throws Exception {
    for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
      if (line.startsWith(kind + ":")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IllegalStateException("the system does not tell the memory of pid=" + pid);
  }

  private static double threadSwitch(int times) throws Exception {
    var there = new java.util.concurrent.Semaphore(0);
    var back = new java.util.concurrent.Semaphore(0);
    var other = start(() -> repeat(2 * times, there::acquireUninterruptibly, back::release));
    double micros = timed(times, there::release, back::acquire);
    other.join();
    return micros;
  }

  private static double processSwitch(int times) throws Exception {
    var there = new Semaphore(0);
    var back = new Semaphore(0);
    var other =
        startChild(() -> {
          for (int i = 0; i < 2 * times; i++) {
            there.acquire();
            back.release();
          }
        });
    double micros = timed(times, there::release, back::acquire);
    other.join();
    return micros;
  }

  private static void repeat(int times, Runnable first, Runnable second) {
    for (int i = 0; i < times; i++) {
      first.run();
      second.run();
    }
  }

  /** Gives the turn and takes it back, twice as often as is timed: the code must get warm. */
  private static double timed(int times, Task give, Task take) throws Exception {
    long begin = 0;
    for (int i = 0; i < 2 * times; i++) {
      begin = i == times ? System.nanoTime() : begin;
      give.run();
      take.run();
    }
    return (System.nanoTime() - begin) / 1e3 / (2 * times); // two turns a round
  }
}
