package mpj.lessons.lesson4;

import java.util.ArrayList;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Event;

/** Several processes wait for an event. Main sets it, and all of them go on. */
public final class EventDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int waiters = settings.number("waiters");

    var event = new Event(); // a flag, not set yet
    var started = new Barrier(waiters + 1); // so that main does not set it before all have come

    var children = new ArrayList<ChildProcess>();
    for (int i = 1; i <= waiters; i++) {
      children.add(
          new ChildProcess(() -> {
            started.await();
            pass(event);
          }));
    }
    for (var child : children) {
      child.start();
    }
    started.await();

    Thread.sleep(300 + settings.random(0).nextInt(300)); // main has something to do first
    IO.println("sets the event");
    event.set();
    for (var child : children) {
      child.join();
    }

    // An event stays set until somebody clears it: who comes later need not wait.
    var latecomer = new ChildProcess(() -> pass(event));
    latecomer.start();
    latecomer.join();
  }

  /** Runs in each child. */
  private static void pass(Event event) throws InterruptedException {
    IO.println("comes to the event");
    event.await();
    IO.println("goes on");
  }
}
