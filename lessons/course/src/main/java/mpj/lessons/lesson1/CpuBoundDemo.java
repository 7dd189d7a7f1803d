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
import mpj.multiprocessing.channel.Queue;

/** Counts primes four ways: serially, by threads, by threads that share one lock, by processes. */
public final class CpuBoundDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int workers = settings.number("workers");
    int limit = 1000 * settings.number("thousands");
    countPrimes(limit / 10, () -> {}); // not timed: the JVM compiles what it has seen running

    measure("serial", () -> serially(workers, limit));
    measure("threads", () -> byThreads(workers, () -> countPrimes(limit, () -> {})));

    var lock = new InterpreterLock(workers);
    measure("locked threads", () -> byThreads(workers, () -> underLock(lock, limit)));
    IO.println(String.format(Locale.ROOT, "the lock was handed on %d times", lock.handedOn));

    measure("processes", () -> byProcesses(workers, limit));

    // Once more: what was measured first may have been disturbed, or not yet compiled.
    measure("serial again", () -> serially(workers, limit));
  }

  private static void measure(String way, Callable<Integer> work) throws Exception {
    long begin = System.nanoTime();
    int primes = work.call();
    double millis = (System.nanoTime() - begin) / 1e6;
    IO.println(String.format(Locale.ROOT, "%s: %.0f ms, %d primes", way, millis, primes));
  }

  private static int serially(int times, int limit) {
    int primes = 0;
    for (int i = 0; i < times; i++) {
      primes += countPrimes(limit, () -> {});
    }
    return primes;
  }

  private static int byThreads(int threads, Callable<Integer> work) throws Exception {
    int primes = 0;
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (var count : pool.invokeAll(Collections.nCopies(threads, work))) {
        primes += count.get();
      }
    }
    return primes;
  }

  private static int byProcesses(int processes, int limit) throws InterruptedException {
    var counts = new Queue<Integer>();
    var children = new ArrayList<ChildProcess>();
    for (int i = 1; i <= processes; i++) {
      var child = new ChildProcess("counter-" + i, () -> counts.put(countPrimes(limit, () -> {})));
      child.start();
      children.add(child);
    }
    int primes = 0;
    for (int i = 1; i <= processes; i++) {
      primes += counts.get();
    }
    for (var child : children) {
      child.join();
    }
    return primes;
  }

  private static int underLock(InterpreterLock lock, int limit) {
    lock.take();
    try {
      return countPrimes(limit, lock::handOnInTime);
    } finally {
      lock.release();
    }
  }

  /** The job: computes, and does nothing else. Now and then it calls what it is given. */
  private static int countPrimes(int limit, Runnable nowAndThen) {
    int primes = 0;
    for (int number = 2; number < limit; number++) {
      primes += isPrime(number) ? 1 : 0;
      if (number % 1000 == 0) {
        nowAndThen.run();
      }
    }
    return primes;
  }

  private static boolean isPrime(int number) {
    for (int divisor = 2; divisor * divisor <= number; divisor++) {
      if (number % divisor == 0) {
        return false;
      }
    }
    return true;
  }

  /** One lock for all threads, as in CPython: who has it computes, and hands it on every 5 ms. */
  private static final class InterpreterLock {
    private final ReentrantLock lock = new ReentrantLock(true); // fair: who waited longest is next
    private int toCome;
    private long taken;
    private int handedOn;

    InterpreterLock(int threads) {
      toCome = threads - 1;
    }

    void take() {
      lock.lock();
      while (lock.getQueueLength() < toCome) {
        Thread.onSpinWait(); // whoever is first waits until all others want it, too
      }
      toCome = 0;
      taken = System.nanoTime();
    }

    void release() {
      lock.unlock();
    }

    void handOnInTime() {
      if (System.nanoTime() - taken > 5_000_000 && lock.hasQueuedThreads()) {
        handedOn++;
        release();
        take();
      }
    }
  }
}
