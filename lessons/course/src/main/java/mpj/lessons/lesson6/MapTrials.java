package mpj.lessons.lesson6;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.pool.Pair;
import mpj.multiprocessing.pool.Pool;

/** The map of {@link MapDemo} again and again, by the same workers: how are its tasks shared? */
final class MapTrials implements Trials {
  private static final String WAY = "one number a task";
  private static final String EVEN = "shared evenly";
  private static final String UNEVEN = "shared unevenly";
  private static final String MIXED = "results in another order";

  @Override
  public String round(Settings settings) {
    return Wording.count(settings.number("workers"), "worker doubles", "workers double")
        + " "
        + settings.number("items")
        + " numbers, and each number takes 1 ms; the same workers play all rounds";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            WAY,
            List.of(
                new Outcome(EVEN, Grade.ACCEPTABLE, "no worker did two tasks more than another"),
                new Outcome(UNEVEN, Grade.INTERESTING, "nobody shares out: who is free takes one"),
                new Outcome(MIXED, Grade.FORBIDDEN, "map() promises the order of the numbers"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    int workers = settings.number("workers");
    List<Integer> numbers = IntStream.range(0, settings.number("items")).boxed().toList();
    try (var pool = ReadyPool.of(workers)) {
      for (int round = 0; round < times; round++) {
        counter.came(WAY, outcome(pool, workers, numbers), 0);
      }
    }
  }

  private static String outcome(Pool pool, int workers, List<Integer> numbers)
      throws InterruptedException {
    List<Pair<Integer, Long>> results = pool.map(MapTrials::twice, numbers, 1);
    List<Integer> doubled = results.stream().map(Pair::first).toList();
    if (!doubled.equals(numbers.stream().map(number -> 2 * number).toList())) {
      return MIXED;
    }
    Map<Long, Integer> shares = new HashMap<>();
    results.forEach(result -> shares.merge(result.second(), 1, Integer::sum));
    int most = shares.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    int least =
        shares.size() < workers
            ? 0
            : shares.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    return most - least < 2 ? EVEN : UNEVEN;
  }

  /** Runs in a worker; tells which one, too. */
  private static Pair<Integer, Long> twice(int number) throws InterruptedException {
    Thread.sleep(1);
    return Pair.of(2 * number, ChildProcess.current().pid());
  }
}
