package stuck;

import java.time.Duration;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.shared.IntArray;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.Semaphore;

/**
 * Programs that do not get on, each for another reason, as a learner would write them. They lie
 * outside of the tool's packages, whose lines are no learner's. Marks say where each waits.
 */
public final class Stuck {
  private Stuck() {}

  public static void deadlock() throws InterruptedException {
    var one = new Lock();
    var other = new Lock();
    var halfway = new Barrier(2);
    var first = new ChildProcess(() -> takeBoth(one, other, halfway));
    var second = new ChildProcess(() -> takeBoth(other, one, halfway));
    first.start();
    second.start();
    first.join();
    second.join();
  }

  private static void takeBoth(Lock a, Lock b, Barrier halfway) throws InterruptedException {
    a.acquire();
    halfway.await();
    var spare = new Thread(() -> sleepLong());
    spare.setDaemon(true);
    spare.start();
    b.acquire(); // wants the other
  }

  private static void sleepLong() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void earlyJoin() throws InterruptedException {
    var queue = new Queue<String>();
    var child = new ChildProcess(() -> queue.get()); // wants an item
    child.start();
    child.join(); // joins too early
    queue.put("too late");
  }

  public static void forgottenRelease() throws InterruptedException {
    var semaphore = new Semaphore(1);
    var child = new ChildProcess(() -> semaphore.acquire());
    child.start();
    child.join();
    semaphore.acquire(); // wants a permit
  }

  public static void starvation() throws InterruptedException {
    var lock = new Lock();
    var start = new Barrier(2);
    var child = new ChildProcess(() -> hog(lock, start));
    child.start();
    start.await();
    while (true) {
      while (!lock.tryAcquire(Duration.ofMillis(1))) {
        Thread.sleep(10);
      }
      lock.release(); // by luck; it wants it again
      Thread.sleep(30);
    }
  }

  private static void hog(Lock lock, Barrier start) throws InterruptedException {
    lock.acquire();
    start.await();
    while (true) {
      Thread.sleep(20);
      lock.release();
      lock.acquire();
    }
  }

  public static void livelock() throws InterruptedException {
    var one = new Lock();
    var other = new Lock();
    var steps = new IntArray(2);
    var child = new ChildProcess(() -> giveWay(0, one, other, steps));
    child.start();
    giveWay(1, other, one, steps);
  }

  /** They keep in step by numbers that both see, so that none is ever lucky. */
  private static void giveWay(int me, Lock mine, Lock yours, IntArray steps)
      throws InterruptedException {
    boolean both = false;
    for (int step = 1; !both; step += 2) {
      mine.acquire();
      meet(me, step, steps); // each has one
      both = me == 0 ? yours.tryAcquire() : yours.tryAcquire(Duration.ofMillis(1));
      meet(me, step + 1, steps); // each has given up
      mine.release();
    }
  }

  private static void meet(int me, int step, IntArray steps) throws InterruptedException {
    steps.set(me, step);
    while (steps.get(1 - me) < step) {
      Thread.sleep(1);
    }
  }

  public static void stopped() throws Exception {
    var lock = new Lock();
    var ready = new Barrier(2);
    var child = new ChildProcess(() -> holdLong(lock, ready));
    child.start();
    ready.await();
    new ProcessBuilder("kill", "-STOP", Long.toString(child.pid())).start().waitFor();
    lock.acquire(); // wants the stopped one's
  }

  private static void holdLong(Lock lock, Barrier ready) throws InterruptedException {
    lock.acquire();
    ready.await();
    sleepLong();
  }
}
