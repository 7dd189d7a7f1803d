package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.List;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.pool.AsyncResult;
import mpj.multiprocessing.pool.Pair;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.pool.Triple;

/** Functions of several arguments, mapped by a pool. */
public final class StarmapDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int pause = settings.number("pause");
    var random = settings.random(0);
    var rectangles = new ArrayList<Pair<Integer, Integer>>();
    var boxes = new ArrayList<Triple<Integer, Integer, Integer>>();
    for (int i = 0; i < settings.number("tasks"); i++) {
      int length = 1 + random.nextInt(9);
      int width = 1 + random.nextInt(9);
      rectangles.add(Pair.of(length, width));
      boxes.add(Triple.of(length, width, 1 + random.nextInt(9)));
    }

    try (var pool = new Pool(settings.number("workers"))) {
      // The two of a pair become the two arguments.
      IO.println("areas: " + pool.starmap(StarmapDemo::area, rectangles));

      // Three arguments, and a call that returns at once.
      AsyncResult<List<Integer>> volumes =
          pool.starmapAsync((length, width, height) -> volume(length, width, height, pause), boxes);
      IO.println("main goes on");
      IO.println("volumes: " + volumes.get());
    }
  }

  /** Runs in a worker. */
  private static int area(int length, int width) {
    IO.println("area of " + length + " x " + width);
    return length * width;
  }

  /** Runs in a worker. */
  private static int volume(int length, int width, int height, int pause)
      throws InterruptedException {
    IO.println("volume of " + length + " x " + width + " x " + height);
    Thread.sleep(pause); // as if this were hard
    return length * width * height;
  }
}
