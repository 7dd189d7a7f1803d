package mpj.app.bench.mode;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a machine's cores can give, before anything is made of it: cores share caches, power and
 * hyperthreads, a container may have parts of them, and other programs may have them just now.
 */
public final class Capacity {
  private static final long TURN_NANOS = 100_000_000;
  private static final int TURNS = 3;
  private static final int STEPS = 10_000;

  private Capacity() {}

  /**
   * Measures, in most of a second, how many times as much as one thread so many threads compute
   * that have nothing in common.
   */
  public static double measure(int threads) throws InterruptedException {
    compute(1); // the compiler has seen it then
    long alone = 0;
    long together = 0;
    for (int turn = 0; turn < TURNS; turn++) { // in turn, so that a slow moment slows both
      alone += compute(1);
      together += compute(threads);
    }
    return (double) together / Math.max(1, alone);
  }

  private static long compute(int threads) throws InterruptedException {
    var done = new AtomicLong();
    var begin = new CountDownLatch(threads);
    var all = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      all[i] = Thread.ofPlatform().daemon().start(() -> done.addAndGet(rounds(begin)));
    }
    for (Thread thread : all) {
      thread.join();
    }
    return done.get();
  }

  private static long rounds(CountDownLatch begin) {
    begin.countDown();
    try {
      begin.await();
    } catch (InterruptedException e) {
      return 0;
    }
    long rounds = 0;
    long number = Thread.currentThread().threadId();
    for (long until = System.nanoTime() + TURN_NANOS; System.nanoTime() < until; rounds++) {
      for (int step = 0; step < STEPS; step++) {
        number = number * 6364136223846793005L + 1442695040888963407L;
      }
    }
    return number == 42 ? 0 : rounds; // so that the steps are not left out
  }
}
