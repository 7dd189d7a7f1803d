package mpj.lessons.lesson4;

import java.util.ArrayList;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.sync.Lock;

/** Several processes want one lock. Only one can have it; the others wait. */
public final class LockDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    // One lock for all processes: it lives in memory that they share.
    var lock = new Lock();

    var children = new ArrayList<ChildProcess>();
    for (int i = 1; i <= settings.number("processes"); i++) {
      int millis = 150 + settings.random(i).nextInt(150);
      children.add(new ChildProcess(() -> takeTurn(lock, millis)));
    }

    for (var child : children) {
      child.start();
    }
    for (var child : children) {
      child.join();
    }
  }

  /** Runs in each child. */
  private static void takeTurn(Lock lock, int millis) throws InterruptedException {
    IO.println("wants the lock");
    try (var _ = lock.hold()) { // waits here while another process holds it
      // The critical section: only one process at a time is here.
      IO.println("has the lock");
      Thread.sleep(millis);
      IO.println("gives the lock back");
    } // given back here, even if an exception was thrown above
  }
}
