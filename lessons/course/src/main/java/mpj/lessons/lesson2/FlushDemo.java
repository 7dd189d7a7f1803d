package mpj.lessons.lesson2;

import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Locale;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;

/** Three children print the same lines into a buffer, and flush it always, once and never. */
public final class FlushDemo implements Demo {
  private enum Flush {
    ALWAYS,
    ONCE,
    NEVER
  }

  @Override
  public void run(Settings settings) throws Exception {
    int lines = settings.number("lines");
    int pause = settings.number("pause");

    // Each line says when it was printed. When it arrived stands on the left of it.
    long start = System.nanoTime(); // one clock for all processes of a machine
    IO.println("printed at " + since(start) + " ms: starts the children"); // println flushes

    var children = new ArrayList<ChildProcess>();
    for (var flush : Flush.values()) {
      String name = "flush-" + flush.name().toLowerCase(Locale.ROOT);
      children.add(new ChildProcess(name, () -> print(flush, lines, pause, start)));
    }
    for (var child : children) {
      child.start();
    }
    for (var child : children) {
      child.join();
    }
  }

  /** Runs in each child. */
  private static void print(Flush flush, int lines, int pause, long start)
      throws InterruptedException {
    // The buffer is in the child's own memory. Nobody else sees what is in it.
    var out = new PrintStream(new BufferedOutputStream(System.out));
    for (int i = 1; i <= lines; i++) {
      out.println("printed at " + since(start) + " ms: line " + i);
      if (flush == Flush.ALWAYS) {
        out.flush(); // on its way now
      }
      Thread.sleep(pause);
    }
    if (flush == Flush.ONCE) {
      out.flush(); // all at once, and late
    }
    // Without any flush the buffer is gone when the process ends, and the lines with it.
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
