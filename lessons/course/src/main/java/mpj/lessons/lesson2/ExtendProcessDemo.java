package mpj.lessons.lesson2;

import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;

/**
 * A child process as a class of one's own: its fields are copied to the child, run() runs there.
 */
public final class ExtendProcessDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int last = settings.number("last");

    // Each is an object like any other, until it is started.
    var low = new Sum("low", 1, last / 2);
    var high = new Sum("high", last / 2 + 1, last);
    low.start();
    high.start();
    low.join();
    high.join();

    // Each child added to its copy of the object. These two are still as they were.
    IO.println("has low.sum=" + low.sum + " and high.sum=" + high.sum);
  }

  /** Adds up the numbers of a range. */
  private static final class Sum extends ChildProcess {
    private final int first;
    private final int last;
    private long sum;

    Sum(String name, int first, int last) {
      super(name);
      this.first = first;
      this.last = last;
    }

    /** Runs in the child. To call it yourself would run it here, in no process of its own. */
    @Override
    protected void run() {
      for (int number = first; number <= last; number++) {
        sum += number;
      }
      IO.println("adds up " + first + " to " + last + ": sum=" + sum);
    }
  }
}
