package mpj.lessons.lesson1;

import java.time.Duration;
import java.util.List;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.sync.Event;

/** Three children come to grief, each in its way. Their sibling and their parent go on. */
public final class IsolationDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int heap = settings.number("heap");
    int code = settings.number("code");
    var over = new Event();
    var atWork = new Event();

    var sibling = new ChildProcess("sibling", () -> goOn(over));
    sibling.start();

    // Each child is a JVM with a heap of its own, of which a context can say how large it may be.
    var small = Context.standard().heap(heap + "m");
    var hungry = small.process("hungry", IsolationDemo::eatTheHeap);
    var halting = new ChildProcess("halting", () -> Runtime.getRuntime().halt(code));
    var victim = new ChildProcess("victim", () -> sleepLong(atWork));
    for (var child : List.of(hungry, halting, victim)) {
      child.start();
    }
    atWork.await();
    victim.kill();

    for (var child : List.of(hungry, halting, victim)) {
      child.join();
      IO.println(child.name() + " ended with " + child.exitCode().getAsInt());
    }
    over.set();
    sibling.join();
    IO.println("main is there, and sibling ended with " + sibling.exitCode().getAsInt());
  }

  /** Runs in a child: asks for more memory than its heap has. */
  private static void eatTheHeap() {
    Object eaten = null;
    while (true) {
      eaten = new Object[] {eaten, new byte[1 << 20]}; // one mebibyte more, and none is let go
    }
  }

  /** Runs in a child. */
  private static void sleepLong(Event atWork) throws InterruptedException {
    atWork.set();
    Thread.sleep(60_000);
  }

  /** Runs in a child: works step by step until the others have ended. */
  private static void goOn(Event over) throws InterruptedException {
    int step = 1;
    IO.println("step 1");
    while (!over.await(Duration.ofMillis(100))) {
      step++;
      IO.println("step " + step);
    }
    IO.println("all others have ended; nothing was lost here: steps=" + step);
  }
}
