package mpj.lessons.lesson6;

import java.util.List;
import java.util.stream.IntStream;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.pool.Pool;

/** What a worker does before its first task, and workers that are replaced after so many tasks. */
public final class RecycleDemo implements Demo {
  /** What every task needs. Each worker has one of its own; main has none. */
  private static List<Integer> table;

  private static int used;

  @Override
  public void run(Settings settings) throws Exception {
    int pause = settings.number("pause");
    List<Integer> numbers = IntStream.range(0, settings.number("tasks")).boxed().toList();
    var builder =
        Pool.builder()
            .workers(settings.number("workers"))
            .initializer(RecycleDemo::makeTable)
            .maxTasksPerChild(settings.number("most"));
    try (var pool = builder.build()) {
      IO.println("workers: " + pool.workerPids());
      IO.println("squares: " + pool.map(number -> lookUp(number, pause), numbers, 1));
      IO.println("workers: " + pool.workerPids());
    }
  }

  /** The initializer: runs in each worker before its first task. */
  private static void makeTable() {
    IO.println("makes its table");
    table = IntStream.range(0, 100).map(number -> number * number).boxed().toList();
  }

  /** Runs in a worker, once for each number. */
  private static int lookUp(int number, int pause) throws InterruptedException {
    used++; // what one task leaves behind, the worker's next one finds
    IO.println("looks up " + number + ", used=" + used);
    Thread.sleep(pause); // as if this were hard
    return table.get(number);
  }
}
