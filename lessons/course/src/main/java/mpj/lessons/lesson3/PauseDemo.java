package mpj.lessons.lesson3;

import java.time.Duration;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;

/** A child is stopped and goes on later. Meanwhile it does nothing, and it is not dead. */
public final class PauseDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int millis = settings.number("millis");
    int beat = 30 + settings.random(1).nextInt(40);
    var ticks = new IntValue(0); // counted by the child, read by main
    var lock = new Lock(); // held by the child all the time
    var enough = new Event();

    var clock = new ChildProcess("clock", () -> tick(ticks, lock, enough, beat));
    clock.start();
    awaitTicks(ticks, 3);

    clock.pause(); // SIGSTOP: no thread of the child runs any more
    int stopped = ticks.get();
    IO.println("paused the clock after " + stopped + " ticks");
    Thread.sleep(millis);
    IO.println(millis + " ms later: " + ticks.get() + " ticks, isAlive=" + clock.isAlive());
    boolean free = lock.tryAcquire(Duration.ofMillis(100));
    IO.println("the lock that the clock holds is free: " + free);

    IO.println("resumes the clock");
    clock.resume(); // SIGCONT: it goes on where it was
    awaitTicks(ticks, stopped + 3);

    enough.set();
    clock.join();
    IO.println("the clock ended with " + clock.exitCode().getAsInt());
  }

  private static void awaitTicks(IntValue ticks, int number) throws InterruptedException {
    while (ticks.get() < number) {
      Thread.sleep(5);
    }
  }

  /** Runs in the child. */
  private static void tick(IntValue ticks, Lock lock, Event enough, int millis)
      throws InterruptedException {
    try (var _ = lock.hold()) {
      while (!enough.isSet()) {
        IO.println("tick " + ticks.increment());
        Thread.sleep(millis);
      }
    }
  }
}
