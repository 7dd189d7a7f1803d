package mpj.lessons.lesson4;

import java.io.Serializable;
import java.util.List;
import mpj.lessons.demo.Rounds;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Semaphore;

/** The same places again and again: how many of those that come together have to wait? */
final class SemaphoreTrials implements Trials {
  private static final String STAY = "each stays 1 ms";
  private static final String NO_STAY = "each leaves at once";
  private static final String ALL = "all that find no place wait";
  private static final String FEWER = "fewer wait";
  private static final String CROWDED = "too many inside";
  private static final long STAY_MILLIS = 1;

  /** What is counted in a round. */
  private record Counts(IntValue waited, IntValue inside, IntValue peak) implements Serializable {}

  @Override
  public String round(Settings settings) {
    return settings.number("processes")
        + " processes come at the same moment, and each needs one of "
        + settings.number("places")
        + " places; the same processes play all rounds";
  }

  @Override
  public List<Way> ways() {
    return List.of(way(STAY), way(NO_STAY));
  }

  private static Way way(String name) {
    return new Way(
        name,
        List.of(
            new Outcome(ALL, Grade.ACCEPTABLE, "they all came before the first had left"),
            new Outcome(FEWER, Grade.INTERESTING, "some came when others had left"),
            new Outcome(CROWDED, Grade.FORBIDDEN, "the semaphore would have let one in too many")));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    int processes = settings.number("processes");
    int places = settings.number("places");
    int without = Math.max(0, processes - places);
    var semaphore = new Semaphore(places);
    var counts = new Counts(new IntValue(0), new IntValue(0), new IntValue(0));
    Rounds.play(
        processes,
        2 * times,
        (_, round) -> visit(semaphore, counts, isStay(round)),
        _ -> {
          counts.waited().set(0);
          counts.peak().set(0);
        },
        round -> {
          int waited = counts.waited().get();
          String outcome = waited == without ? ALL : FEWER;
          boolean crowded = counts.peak().get() > places || waited > without;
          counter.came(isStay(round) ? STAY : NO_STAY, crowded ? CROWDED : outcome, waited);
        });
  }

  private static boolean isStay(int round) {
    return round % 2 == 0;
  }

  /** Runs in each child. */
  private static void visit(Semaphore semaphore, Counts counts, boolean stay)
      throws InterruptedException {
    if (!semaphore.tryAcquire()) {
      counts.waited().increment();
      semaphore.acquire();
    }
    comeIn(counts);
    if (stay) {
      Thread.sleep(STAY_MILLIS);
    }
    counts.inside().add(-1);
    semaphore.release();
  }

  private static void comeIn(Counts counts) throws InterruptedException {
    try (var _ = counts.inside().hold()) {
      int inside = counts.inside().increment();
      counts.peak().set(Math.max(counts.peak().get(), inside));
    }
  }
}
