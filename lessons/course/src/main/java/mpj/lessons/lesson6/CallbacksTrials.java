package mpj.lessons.lesson6;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.pool.AsyncResult;
import mpj.multiprocessing.pool.Pool;

/** Two tasks of one map fail at about the same time: with which failure is main called? */
final class CallbacksTrials implements Trials {
  private static final String WAY = "a map whose tasks both fail";
  private static final String FIRST = "called with the failure of the first";
  private static final String SECOND = "called with the failure of the second";
  private static final String OTHER = "not called once";
  private static final long PATIENCE_SECONDS = 10;

  @Override
  public String round(Settings settings) {
    return Wording.count(settings.number("workers"), "worker has", "workers have")
        + " a map of two numbers without a root; the same workers play all rounds";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            WAY,
            List.of(
                new Outcome(FIRST, Grade.ACCEPTABLE, "it was begun first, and failed first"),
                new Outcome(SECOND, Grade.INTERESTING, "its worker was quicker"),
                new Outcome(OTHER, Grade.FORBIDDEN, "a map has one result, so it has one call"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    int workers = settings.number("workers");
    try (var pool = ReadyPool.of(workers)) {
      for (int round = 0; round < times; round++) {
        counter.came(WAY, outcome(pool, workers), 0);
      }
    }
  }

  private static String outcome(Pool pool, int workers) throws InterruptedException {
    BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    AsyncResult<?> result = pool.mapAsync(CallbacksTrials::root, List.of(-25, -36), 1);
    result.onSuccess(_ -> calls.add(OTHER));
    result.onFailure(failure -> calls.add(failure.getMessage()));
    String call = calls.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    // Something for each worker: when that is done, so is the other task of the map.
    pool.map(number -> number, IntStream.range(0, workers).boxed().toList(), 1);
    if (call == null || !calls.isEmpty()) {
      return OTHER;
    }
    return switch (call) {
      case FIRST, SECOND -> call;
      default -> OTHER;
    };
  }

  /** Runs in a worker. */
  private static double root(int number) {
    throw new ArithmeticException(number == -25 ? FIRST : SECOND);
  }
}
