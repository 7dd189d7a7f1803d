package mpj.lessons.lesson3;

import java.util.Arrays;
import java.util.Locale;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.shared.Global;

/** The ways in which a child comes to life: what each costs, and what each takes along. */
public final class StartMethodsDemo implements Demo {
  /** A declared global: a variable that each process has for itself. */
  private static final Global<String> GREETING = Global.of("greeting", "nobody set it here");

  @Override
  public void run(Settings settings) throws Exception {
    int times = settings.number("times");
    GREETING.set("main set it");
    for (var method : StartMethod.all()) {
      // A context fixes the method for the children that are made with it. Here one JVM stands by.
      var context = Context.of(method).standbys(1);
      measure(context, times);

      var child = context.prepare().process(StartMethodsDemo::tellTheGlobal);
      child.start();
      child.join();
    }
  }

  /** Starts children that do nothing, one after the other. */
  private static void measure(Context context, int times) throws InterruptedException {
    double[] boots = new double[times];
    double[] lives = new double[times];
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      context.prepare(); // waits until a JVM stands by; for spawn there is nothing to do
      long ready = System.nanoTime();
      ChildProcess child = context.process(() -> {});
      child.start();
      child.join();
      boots[i] = (ready - begin) / 1e6;
      lives[i] = (System.nanoTime() - ready) / 1e6;
    }
    IO.println(
        String.format(
            Locale.ROOT,
            "%s: %.1f ms from start to end, after %.1f ms to prepare",
            context.startMethod(),
            median(lives),
            median(boots)));
  }

  private static double median(double[] figures) {
    Arrays.sort(figures);
    return figures[figures.length / 2];
  }

  /** Runs in a child. */
  private static void tellTheGlobal() {
    // A child's standard context is the one that it was started with.
    IO.println("by " + Context.standard().startMethod() + ": " + GREETING.get());
  }
}
