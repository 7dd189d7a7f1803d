package mpj.lessons.lesson1;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import mpj.lessons.demo.Rounds;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.multiprocessing.shared.IntValue;

/** The two countdowns of {@link CountdownDemo} again and again, quicker: which one is the last? */
final class CountdownTrials implements Trials {
  private static final String AS_SET = "each from its own number";
  private static final String ALIKE = "both from the first one's number";
  private static final String FIRST = "the first child writes the last line";
  private static final String SECOND = "the second child writes the last line";
  private static final Duration SHORTEST = Duration.ofNanos(200_000);

  @Override
  public String round(Settings settings) {
    return "one process counts down from "
        + settings.number("from")
        + ", another from "
        + settings.number("second")
        + ", with pauses of random length, but two hundred times shorter than in the demo; the same"
        + " two play all rounds";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            AS_SET,
            List.of(
                new Outcome(FIRST, Grade.INTERESTING, "it has more to count, or longer pauses"),
                new Outcome(SECOND, Grade.INTERESTING, "it has more to count, or longer pauses"))),
        new Way(
            ALIKE,
            List.of(
                new Outcome(FIRST, Grade.INTERESTING, "the pauses decide, and the system"),
                new Outcome(SECOND, Grade.INTERESTING, "the pauses decide, and the system"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    int from = settings.number("from");
    int second = settings.number("second");
    long seed = settings.random(1).nextLong();
    var last = new IntValue(0); // who wrote a line last
    Rounds.play(
        2,
        2 * times,
        (process, round) ->
            countDown(
                process == 0 || isAlike(round) ? from : second,
                new Random(seed + 2L * round + process),
                () -> last.set(process)),
        _ -> {},
        round ->
            counter.came(isAlike(round) ? ALIKE : AS_SET, last.get() == 0 ? FIRST : SECOND, 0));
  }

  private static boolean isAlike(int round) {
    return round % 2 == 1;
  }

  /** Runs in each child. */
  private static void countDown(int from, Random random, Runnable write)
      throws InterruptedException {
    for (int number = from; number >= 1; number--) {
      write.run();
      Thread.sleep(SHORTEST.plusNanos(random.nextInt(400_000)));
    }
  }
}
