package mpj.lessons.lesson4;

import java.util.List;
import mpj.lessons.demo.Rounds;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.shared.IntValue;

/** The race of {@link RaceDemo} again and again, by the same processes, without a lock and with. */
final class RaceTrials implements Trials {
  private static final String OPEN = "without a lock";
  private static final String LOCKED = "with a lock";
  private static final String RIGHT = "balance 0";
  private static final String BELOW = "balance below 0";
  private static final String ABOVE = "balance above 0";

  @Override
  public String round(Settings settings) {
    int pairs = settings.number("pairs");
    return Wording.count(pairs, "process adds", "processes add")
        + " and "
        + pairs
        + (pairs == 1 ? " subtracts, " : " subtract, ")
        + settings.number("turns")
        + " times each; the same processes play all rounds, and before each they meet at a barrier";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            OPEN,
            List.of(
                new Outcome(RIGHT, Grade.ACCEPTABLE, "by luck: nothing was lost, or it evened out"),
                new Outcome(BELOW, Grade.INTERESTING, "more additions were lost"),
                new Outcome(ABOVE, Grade.INTERESTING, "more subtractions were lost"))),
        new Way(
            LOCKED,
            List.of(
                new Outcome(RIGHT, Grade.ACCEPTABLE, "one process at a time"),
                new Outcome(BELOW, Grade.FORBIDDEN, "the lock would have let two in"),
                new Outcome(ABOVE, Grade.FORBIDDEN, "the lock would have let two in"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    int pairs = settings.number("pairs");
    int turns = settings.number("turns");
    var balance = new IntValue(0);
    Rounds.play(
        2 * pairs,
        2 * times,
        (process, round) -> change(balance, process < pairs ? 1 : -1, turns, isLocked(round)),
        _ -> balance.set(0),
        round -> {
          int found = balance.get();
          String outcome = found == 0 ? RIGHT : found < 0 ? BELOW : ABOVE;
          counter.came(isLocked(round) ? LOCKED : OPEN, outcome, found);
        });
  }

  private static boolean isLocked(int round) {
    return round % 2 == 1;
  }

  /** Runs in each child. */
  private static void change(IntValue balance, int step, int turns, boolean locked)
      throws InterruptedException {
    if (locked) {
      try (var _ = balance.hold()) {
        change(balance, step, turns);
      }
    } else {
      change(balance, step, turns);
    }
  }

  private static void change(IntValue balance, int step, int turns) {
    for (int i = 0; i < turns; i++) {
      int old = balance.get();
      balance.set(old + step);
    }
  }
}
