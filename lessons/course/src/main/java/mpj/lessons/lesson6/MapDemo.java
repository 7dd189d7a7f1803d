package mpj.lessons.lesson6;

import java.util.List;
import java.util.stream.IntStream;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.pool.Pool;

/** A pool of workers maps a function over some numbers. */
public final class MapDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    List<Integer> numbers = IntStream.range(0, settings.number("items")).boxed().toList();
    int pause = settings.number("pause");

    // The workers are started once, and each is used for many tasks.
    try (var pool = new Pool(settings.number("workers"))) {
      // One number a task (the 1): whichever worker is free takes the next one.
      // map() returns when all are done. The results are in the order of the numbers.
      List<Integer> doubled = pool.map(number -> twice(number, pause), numbers, 1);
      IO.println("result " + doubled);
    } // close() waits for the workers to end
  }

  /** Runs in a worker. */
  private static int twice(int number, int pause) throws InterruptedException {
    IO.println("takes " + number);
    Thread.sleep(pause); // as if this were hard
    return 2 * number;
  }
}
