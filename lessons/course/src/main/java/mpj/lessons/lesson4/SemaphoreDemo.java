package mpj.lessons.lesson4;

import java.util.ArrayList;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Semaphore;

/** Many processes, few places. Whoever finds no place free waits until one is. */
public final class SemaphoreDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int processes = settings.number("processes");
    int places = settings.number("places");
    IO.println(processes + " processes, places: " + places);

    var semaphore = new Semaphore(places);
    var start = new Barrier(processes); // so that all of them come at the same time

    var children = new ArrayList<ChildProcess>();
    for (int i = 1; i <= processes; i++) {
      int millis = 150 + settings.random(i).nextInt(150);
      children.add(
          new ChildProcess(() -> {
            start.await();
            visit(semaphore, millis);
          }));
    }
    for (var child : children) {
      child.start();
    }
    for (var child : children) {
      child.join();
    }
  }

  /** Runs in each child. */
  private static void visit(Semaphore semaphore, int millis) throws InterruptedException {
    IO.println("wants a place");
    try (var _ = semaphore.hold()) { // waits here while all places are taken
      IO.println("has a place");
      Thread.sleep(millis);
      IO.println("leaves its place");
    } // free again here
  }
}
