package mpj.lessons.lesson3;

import java.time.Duration;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;

/** What a parent can read of its child: before the start, while it runs, after its end. */
public final class StatusDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int millis = 400 + settings.random(1).nextInt(200);
    var child = new ChildProcess(() -> work(millis));

    // A ChildProcess is an object of the parent's. Before start() there is no process behind it.
    show("new", child);

    child.start();
    show("started", child);

    // join() can be given a time. It answers whether the child has ended by then.
    var patience = Duration.ofMillis(settings.number("patience"));
    boolean ended = child.join(patience);
    IO.println("waited at most " + patience.toMillis() + " ms: join answered " + ended);
    show("later", child);

    child.join();
    show("ended", child);
  }

  private static void show(String when, ChildProcess child) {
    String life = "isAlive=" + child.isAlive();
    IO.println(when + ": " + life + " pid=" + pid(child) + " exitCode=" + exitCode(child));
  }

  private static String pid(ChildProcess child) {
    try {
      return Long.toString(child.pid());
    } catch (IllegalStateException notStarted) { // the system has given it no number yet
      return "none";
    }
  }

  private static String exitCode(ChildProcess child) {
    var code = child.exitCode(); // empty as long as there is none
    return code.isPresent() ? Integer.toString(code.getAsInt()) : "none";
  }

  /** Runs in the child. */
  private static void work(int millis) throws InterruptedException {
    IO.println("I have pid " + ChildProcess.current().pid() + " and work for " + millis + " ms");
    Thread.sleep(millis);
  }
}
