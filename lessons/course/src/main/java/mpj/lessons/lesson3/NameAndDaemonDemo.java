package mpj.lessons.lesson3;

import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;

/** How processes are called, and which of them their parent waits for. */
public final class NameAndDaemonDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int millis = settings.number("millis");

    // A name is given with the task. Without one, the library counts: Process-1, Process-2 …
    var gardener = new ChildProcess("gardener", NameAndDaemonDemo::sayYourName);
    var lock = new Lock();
    var parent = new ChildProcess(() -> leaveChildrenBehind(lock, millis));
    IO.println("my children are called " + gardener.name() + " and " + parent.name());

    gardener.start();
    gardener.join();

    parent.start();
    parent.join();
    IO.println(parent.name() + " has ended");

    // The daemon holds this lock while it lives. A lock of the dead comes free.
    lock.acquire();
    IO.println("and its daemon is gone, too");
  }

  private static void sayYourName() {
    IO.println("I am " + ChildProcess.current().name());
  }

  /** Runs in the parent: it starts two children, and returns without waiting for them. */
  private static void leaveChildrenBehind(Lock lock, int millis) throws InterruptedException {
    sayYourName();
    var serving = new Event();
    var worker = new ChildProcess(() -> work(millis));
    var daemon = new ChildProcess(() -> serve(lock, serving));
    daemon.setDaemon(true); // to be said before the start
    daemon.start();
    serving.await();
    worker.start();
    IO.println(worker.name() + ": isDaemon=" + worker.isDaemon());
    IO.println(daemon.name() + ": isDaemon=" + daemon.isDaemon());
    IO.println("my task is done");
  }

  /** Runs in the worker: its parent does not end before it. */
  private static void work(int millis) throws InterruptedException {
    sayYourName();
    Thread.sleep(millis);
    IO.println("my task is done");
  }

  /** Runs in the daemon: it would go on for ever, and ends with its parent. */
  private static void serve(Lock lock, Event serving) throws InterruptedException {
    try (var _ = lock.hold()) {
      sayYourName();
      serving.set();
      for (int i = 1; ; i++) {
        Thread.sleep(100);
        IO.println("serves, turn " + i);
      }
    }
  }
}
