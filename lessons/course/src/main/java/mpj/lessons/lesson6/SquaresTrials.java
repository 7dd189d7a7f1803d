package mpj.lessons.lesson6;

import java.util.List;
import java.util.stream.IntStream;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.pool.Pool;

/** The squares of {@link SquaresDemo} again and again, by workers that have booted long ago. */
final class SquaresTrials implements Trials {
  private static final String WAY = "all workers have booted";
  private static final String ONE = "one worker did all";
  private static final String SOME = "some workers had no task";
  private static final String ALL = "every worker had a task";

  @Override
  public String round(Settings settings) {
    return Wording.count(settings.number("workers"), "worker squares", "workers square")
        + " "
        + Wording.count(settings.number("numbers"), "number")
        + "; the same workers play all rounds, so none has to boot";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            WAY,
            List.of(
                new Outcome(ALL, Grade.ACCEPTABLE, "there were enough tasks, and time to come"),
                new Outcome(SOME, Grade.INTERESTING, "others were quicker; workers with a task"),
                new Outcome(ONE, Grade.INTERESTING, "it was done before another came"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    int workers = settings.number("workers");
    List<Integer> numbers = IntStream.rangeClosed(1, settings.number("numbers")).boxed().toList();
    try (var pool = ReadyPool.of(workers)) {
      for (int round = 0; round < times; round++) {
        int busy = busy(pool, numbers);
        if (busy == workers) {
          counter.came(WAY, ALL, 0);
        } else if (busy == 1) {
          counter.came(WAY, ONE, 0);
        } else {
          counter.came(WAY, SOME, busy);
        }
      }
    }
  }

  /** Returns how many workers had a task. */
  private static int busy(Pool pool, List<Integer> numbers) throws InterruptedException {
    // It does not matter here what comes of a number, only who works on it.
    List<Long> pids = pool.map(_ -> ChildProcess.current().pid(), numbers);
    return (int) pids.stream().distinct().count();
  }
}
