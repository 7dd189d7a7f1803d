package mpj.lessons.lesson6;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.pool.AsyncResult;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.sync.Event;

/** One task: a call that waits for its result, and one that returns before there is any. */
public final class ApplyDemo implements Demo {
  private static final Duration PATIENCE = Duration.ofMillis(50);

  @Override
  public void run(Settings settings) throws Exception {
    int number = settings.number("number");
    int pause = settings.number("pause");
    try (var pool = new Pool(2)) {
      IO.println("apply: " + pool.apply(ApplyDemo::square, number, pause)); // waits

      // Returns at once. A result stands for what will come of the task.
      var asked = new Event();
      AsyncResult<Integer> result = pool.applyAsync(ApplyDemo::squareWhen, number, asked);
      IO.println("ready: " + result.isReady());
      try {
        IO.println("successful: " + result.isSuccessful());
      } catch (IllegalStateException e) { // nobody knows yet
        IO.println("asked too early: " + e.getMessage());
      }
      IO.println("awaited: " + result.await(PATIENCE));
      try {
        IO.println("got: " + result.get(PATIENCE));
      } catch (TimeoutException e) { // the task goes on
        IO.println("gave up: " + e.getMessage());
      }
      asked.set();
      IO.println("got: " + result.get()); // waits, as apply does
      IO.println("ready: " + result.isReady() + ", successful: " + result.isSuccessful());

      // A failure is a result, too.
      AsyncResult<Integer> failed = pool.applyAsync(ApplyDemo::divide, number, 0);
      failed.await();
      IO.println("ready: " + failed.isReady() + ", successful: " + failed.isSuccessful());
      try {
        IO.println("got: " + failed.get());
      } catch (ArithmeticException e) { // what the task threw; its trace there is the cause
        IO.println("get throws " + e);
      }
    }
  }

  /** Runs in a worker. */
  private static int square(int number, int pause) throws InterruptedException {
    IO.println("squares " + number);
    Thread.sleep(pause); // as if this were hard
    return number * number;
  }

  /** Runs in a worker, and ends when main has asked all its questions. */
  private static int squareWhen(int number, Event asked) throws InterruptedException {
    IO.println("squares " + number);
    asked.await();
    return number * number;
  }

  /** Runs in a worker. */
  private static int divide(int dividend, int divisor) {
    IO.println("divides " + dividend + " by " + divisor);
    return dividend / divisor;
  }
}
