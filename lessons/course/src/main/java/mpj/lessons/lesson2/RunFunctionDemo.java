package mpj.lessons.lesson2;

import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;

/** A task runs in a child process. Its parent goes on meanwhile, and then waits for its end. */
public final class RunFunctionDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int millis = settings.number("work");

    // The task is a lambda. It does not run here: it is sent to the child, and runs there.
    var child = new ChildProcess(() -> work(millis));

    child.start(); // returns at once; from here on there are two processes
    IO.println("has started " + child.name() + " and goes on");

    child.join(); // waits until the child has ended
    IO.println("is back from join(), exit code " + child.exitCode().getAsInt());
  }

  /** Runs in the child. */
  private static void work(int millis) throws InterruptedException {
    IO.println("begins its work");
    Thread.sleep(millis); // as if the work were hard
    IO.println("has done its work");
  }
}
