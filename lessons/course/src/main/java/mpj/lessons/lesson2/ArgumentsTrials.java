package mpj.lessons.lesson2;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import mpj.lessons.demo.Rounds;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.shared.IntArray;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Event;

/** The two greeting children of {@link ArgumentsDemo} again and again: do their lines mix? */
final class ArgumentsTrials implements Trials {
  private static final String TOGETHER = "both at once";
  private static final String WAITING = "the second waits for the first";
  private static final String MIXED = "mixed";
  private static final String IN_TURN = "one after the other";
  private static final int PAUSE_NANOS = 200_000; // at most; enough to let the other one go on

  @Override
  public String round(Settings settings) {
    return "two processes greet "
        + Wording.count(settings.number("times"), "time")
        + " each, with short pauses of random length; the same processes play all rounds";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            TOGETHER,
            List.of(
                new Outcome(MIXED, Grade.INTERESTING, "who goes on next is the system's choice"),
                new Outcome(IN_TURN, Grade.ACCEPTABLE, "it can be so; nothing makes it so"))),
        new Way(
            WAITING,
            List.of(
                new Outcome(IN_TURN, Grade.ACCEPTABLE, "only waiting puts two processes in order"),
                new Outcome(MIXED, Grade.FORBIDDEN, "the second would not have waited"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    int greetings = settings.number("times");
    long seed = settings.random(1).nextLong();
    var writers = new IntArray(2 * greetings); // who greeted first, second, …
    var next = new IntValue(0);
    var firstIsDone = new Event();
    Rounds.play(
        2,
        2 * times,
        (process, round) -> {
          if (isOrdered(round) && process == 1) {
            firstIsDone.await();
          }
          greet(process, greetings, new Random(seed + 2L * round + process), writers, next);
          if (process == 0) {
            firstIsDone.set();
          }
        },
        _ -> {
          next.set(0);
          firstIsDone.clear();
        },
        round -> counter.came(isOrdered(round) ? WAITING : TOGETHER, outcome(writers), 0));
  }

  private static boolean isOrdered(int round) {
    return round % 2 == 1;
  }

  /** Runs in each child. */
  private static void greet(
      int process, int greetings, Random random, IntArray writers, IntValue next)
      throws InterruptedException {
    for (int i = 0; i < greetings; i++) {
      Thread.sleep(Duration.ofNanos(random.nextInt(PAUSE_NANOS)));
      try (var _ = next.hold()) {
        int line = next.get();
        writers.set(line, process);
        next.set(line + 1);
      }
    }
  }

  private static String outcome(IntArray writers) {
    int changes = 0;
    for (int i = 1; i < writers.length(); i++) {
      if (writers.get(i) != writers.get(i - 1)) {
        changes++;
      }
    }
    return changes > 1 ? MIXED : IN_TURN;
  }
}
