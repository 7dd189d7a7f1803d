package mpj.lessons.lesson2;

import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;

/** Why a child must not start children while it is still booting, and where to start them. */
public final class EntryPointDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    // A mistake, on purpose: this child has to load the class of its task, and that starts a child.
    var wrong = new ChildProcess(StartsWhenLoaded::greet);
    wrong.start();
    wrong.join();
    IO.println(wrong.name() + " has ended: exit code " + wrong.exitCode().getAsInt());

    // The cure: children are started by a method, here run(), that only the main process calls.
    var right = new ChildProcess(EntryPointDemo::greet);
    right.start();
    right.join();
    IO.println(right.name() + " has ended: exit code " + right.exitCode().getAsInt());
  }

  /** Runs in the child. It needs this class, but to load this class starts nothing. */
  private static void greet() {
    IO.println("hello from the right child");
  }

  private static final class StartsWhenLoaded {
    // Runs in every process that loads this class, a child before its task, too. That one's child
    // would load the class as well and start the next, and so on without an end.
    static {
      new ChildProcess(StartsWhenLoaded::greet).start();
    }

    static void greet() {
      IO.println("hello from the wrong child");
    }
  }
}
