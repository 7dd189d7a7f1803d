package mpj.lessons.lesson4;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.BrokenBarrier;

/**
 * Workers and the main process meet at a barrier: nobody goes on before everybody is there. At a
 * second barrier one party comes too late.
 */
public final class BarrierDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int workers = settings.number("workers");

    // All the workers and main. The action runs once, when the last of them has arrived.
    var barrier = new Barrier(workers + 1, () -> IO.println("action: everybody is here"));

    var children = new ArrayList<ChildProcess>();
    for (int i = 1; i <= workers; i++) {
      int millis = journey(settings.random(i));
      children.add(new ChildProcess(() -> meet(barrier, millis)));
    }
    for (var child : children) {
      child.start();
    }

    meet(barrier, journey(settings.random(0))); // main is a party like the others

    for (var child : children) {
      child.join();
    }

    comeTooLate();
  }

  private static int journey(Random random) {
    return 200 + random.nextInt(800);
  }

  /** Runs in each worker, and in the main process. */
  private static void meet(Barrier barrier, int millis) throws InterruptedException {
    IO.println("sets out, needs " + millis + " ms");
    Thread.sleep(millis);
    IO.println("is at the barrier");
    barrier.await();
    IO.println("goes on");
  }

  /** A barrier is all or none: if one party gives up, it is broken for all. */
  private static void comeTooLate() throws InterruptedException {
    var barrier = new Barrier(3);
    var patient = new ChildProcess(() -> waitAtMost(barrier, Duration.ofSeconds(60)));
    var impatient = new ChildProcess(() -> waitAtMost(barrier, Duration.ofMillis(300)));
    IO.println("starts two more, which wait for it at a second barrier");
    patient.start();
    impatient.start();
    patient.join(); // main, the third party, comes only when both have gone
    impatient.join();
    waitAtMost(barrier, Duration.ZERO);
  }

  private static void waitAtMost(Barrier barrier, Duration patience) throws InterruptedException {
    IO.println("waits for at most " + patience.toMillis() + " ms");
    try {
      barrier.await(patience);
      IO.println("went on after all");
    } catch (BrokenBarrier broken) {
      IO.println("finds the barrier broken");
    }
  }
}
