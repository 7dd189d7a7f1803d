package mpj.lessons.lesson6;

import java.util.List;
import java.util.stream.IntStream;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.pool.Pool;

/** Five workers square three numbers: a pool at its simplest. */
public final class SquaresDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    List<Integer> numbers = IntStream.rangeClosed(1, settings.number("numbers")).boxed().toList();
    try (var pool = new Pool(settings.number("workers"))) {
      IO.println("workers: " + pool.size());
      List<Integer> squares = pool.map(SquaresDemo::square, numbers);
      IO.println("squares: " + squares);
    }
  }

  /** Runs in a worker, once for each number. */
  private static int square(int number) {
    IO.println("squares " + number);
    return number * number;
  }
}
