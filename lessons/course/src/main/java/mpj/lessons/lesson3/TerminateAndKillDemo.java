package mpj.lessons.lesson3;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;

/** Two ways to end a child, and what each leaves undone. */
public final class TerminateAndKillDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    IO.println("1: terminate() asks: SIGTERM");
    endABorrower("asked", ChildProcess::terminate);

    IO.println("2: kill() does not ask: SIGKILL");
    endABorrower("killed", ChildProcess::kill);

    IO.println("3: kill() ends one process");
    endAParent("mother", ChildProcess::kill, Duration.ofMillis(300));

    IO.println("4: killTree() ends a process and all below it");
    endAParent("father", ChildProcess::killTree, Duration.ofSeconds(10));
  }

  private static void endABorrower(String name, Consumer<ChildProcess> end)
      throws InterruptedException {
    var borrowed = new IntValue(0); // a number in memory that main and child share
    var ready = new Event();
    var child = new ChildProcess(name, () -> borrow(borrowed, ready));
    child.start();
    ready.await();

    IO.println(name + " runs; borrowed: " + borrowed.get());
    end.accept(child);
    child.join();
    int code = child.exitCode().getAsInt();
    IO.println(name + " ended with " + code + "; still borrowed: " + borrowed.get());
  }

  /** Runs in a child that has something to give back before it ends. */
  private static void borrow(IntValue borrowed, Event ready) throws InterruptedException {
    var asked = new CountDownLatch(1);
    ChildProcess.onTerminate(() -> giveBack(borrowed, asked));
    borrowed.increment();
    ready.set();
    asked.await(); // and returns: the child ends well
  }

  /** Runs in the child when SIGTERM has come, on a thread of its own. */
  private static void giveBack(IntValue borrowed, CountDownLatch asked) {
    IO.println("asked to end: gives back what it borrowed");
    borrowed.add(-1);
    asked.countDown(); // the handler decides: without this line, the child would go on
  }

  private static void endAParent(String name, Consumer<ChildProcess> end, Duration patience)
      throws InterruptedException {
    var life = new Lock(); // the grandchild holds it while it lives
    var ready = new Event();
    var goHome = new Event();
    var child = new ChildProcess(name, () -> haveAChild(life, ready, goHome));
    child.start();
    ready.await();

    end.accept(child);
    child.join();
    boolean gone = life.tryAcquire(patience); // true as soon as it is free
    IO.println(name + " ended; its child is " + (gone ? "gone, too" : "still alive"));

    goHome.set(); // to leave nobody behind
    if (!gone) {
      life.acquire();
    }
  }

  /** Runs in a child of main's: it has a child of its own, and waits for it. */
  private static void haveAChild(Lock life, Event ready, Event goHome) throws InterruptedException {
    var child = new ChildProcess(() -> outlive(life, ready, goHome));
    child.start();
    child.join();
  }

  /** Runs in the grandchild. */
  private static void outlive(Lock life, Event ready, Event goHome) throws InterruptedException {
    life.acquire(); // never given back: it comes free when this process has ended
    IO.println("here I am");
    ready.set();
    var parent = ChildProcess.parent().orElseThrow();
    while (parent.isAlive()) {
      Thread.sleep(10);
    }
    IO.println("my parent " + parent.name() + " is gone, and I am still here");
    goHome.await();
  }
}
