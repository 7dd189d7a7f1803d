package mpj.lessons.lesson7;

import java.util.List;
import mpj.lessons.demo.Rounds;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.manager.ManagedSemaphore;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.shared.IntValue;

/** The managed semaphore of {@link SemaphoreDemo} again and again: how many are in at once? */
final class SemaphoreTrials implements Trials {
  private static final String MANAGED = "a managed semaphore";
  private static final String FULL = "all places were taken at once";
  private static final String FEWER = "never all places at once";
  private static final String MORE = "more at once than there are places";
  private static final long MILLIS = 1;

  @Override
  public String round(Settings settings) {
    return Wording.count(settings.number("workers"), "process wants", "processes want")
        + " one of "
        + Wording.count(settings.number("places"), "place")
        + " at the same moment, and whoever has one keeps it for "
        + MILLIS
        + " ms; the same processes play all rounds";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            MANAGED,
            List.of(
                new Outcome(FULL, Grade.ACCEPTABLE, "what is free is given out at once"),
                new Outcome(FEWER, Grade.INTERESTING, "some came when others had left already"),
                new Outcome(MORE, Grade.FORBIDDEN, "the server would have miscounted"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    int places = settings.number("places");
    int workers = settings.number("workers");
    var inside = new IntValue(0);
    var peak = new IntValue(0);
    try (var manager = new Manager()) {
      ManagedSemaphore semaphore = manager.semaphore(places);
      Rounds.play(
          workers,
          times,
          (_, _) -> work(semaphore, inside, peak),
          _ -> peak.set(0),
          _ -> counter.came(MANAGED, outcome(peak.get(), Math.min(places, workers)), peak.get()));
    }
  }

  /** Runs in each child. */
  private static void work(ManagedSemaphore semaphore, IntValue inside, IntValue peak)
      throws InterruptedException {
    try (var _ = semaphore.hold()) {
      int now = inside.increment();
      try (var _ = peak.hold()) {
        peak.set(Math.max(peak.get(), now));
      }
      Thread.sleep(MILLIS);
      inside.add(-1);
    }
  }

  private static String outcome(int peak, int places) {
    return peak == places ? FULL : peak < places ? FEWER : MORE;
  }
}
