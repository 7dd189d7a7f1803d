package mpj.lessons.lesson6;

import java.util.List;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.pool.AsyncResult;
import mpj.multiprocessing.pool.Pool;

/** Being called when a result is there, or a failure: of one task, and of a whole map. */
public final class CallbacksDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int slow = settings.number("slow");
    try (var pool = new Pool(settings.number("workers"))) {
      listen("good task", pool.applyAsync(() -> root("good task", 4)), slow);
      listen("bad task", pool.applyAsync(() -> root("bad task", -4)), slow);

      // A map has one result: the list of all. So it has one call, or one for its first failure.
      var squares = List.of(1, 9, 16);
      listen("good map", pool.mapAsync(n -> root("good map", n), squares, 1), slow);
      var notAllSquares = List.of(25, -25, 36, -36);
      listen("bad map", pool.mapAsync(n -> root("bad map", n), notAllSquares, 1), slow);

      IO.println("all is given");
    } // close() waits for the callbacks, too
  }

  private static void listen(String name, AsyncResult<?> result, int slow) {
    result.onSuccess(value -> hear(name + " gave " + value, slow));
    result.onFailure(failure -> hear(name + " failed: " + failure.getMessage(), slow));
  }

  /** Runs in main, in a thread of the pool's: one call after the other. */
  private static void hear(String news, int slow) {
    IO.println(news);
    try {
      Thread.sleep(slow); // a callback should be quick; this one is not
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs in a worker. */
  private static double root(String name, int number) {
    IO.println(name + ": root of " + number);
    if (number < 0) {
      throw new ArithmeticException("no root of " + number);
    }
    return Math.sqrt(number);
  }
}
