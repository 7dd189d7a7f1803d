package mpj.lessons.lesson3;

import java.time.Duration;
import java.util.List;
import mpj.lessons.demo.Rounds;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Event;

/**
 * The wait with a time of {@link StatusDemo} again and again, where it is a close thing: the time
 * is as long as the work. A process that ends cannot play another round, so here one says by an
 * event that its work is done.
 */
final class StatusTrials implements Trials {
  private static final String TIMED = "with a time";
  private static final String UNTIMED = "without a time";
  private static final String DONE = "the work was done";
  private static final String NOT_DONE = "only the waiting ended";
  private static final Duration WORK = Duration.ofMillis(2);

  @Override
  public String round(Settings settings) {
    return "one process works for "
        + WORK.toMillis()
        + " ms, another waits for it, for "
        + WORK.toMillis()
        + " ms or without a time; the same two play all rounds, so the work ends with an event"
        + " that is set, and not with a process that ends";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            TIMED,
            List.of(
                new Outcome(DONE, Grade.ACCEPTABLE, "the wait returned true, just in time"),
                new Outcome(
                    NOT_DONE, Grade.INTERESTING, "the wait returned false: its time was a guess"))),
        new Way(
            UNTIMED,
            List.of(
                new Outcome(DONE, Grade.ACCEPTABLE, "it returns when the work is done"),
                new Outcome(NOT_DONE, Grade.FORBIDDEN, "it would have returned too early"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    var done = new Event();
    var wasDone = new IntValue(0);
    Rounds.play(
        2,
        2 * times,
        (process, round) -> {
          if (process == 0) {
            Thread.sleep(WORK);
            done.set();
          } else {
            wasDone.set(waitFor(done, isTimed(round)) ? 1 : 0);
          }
        },
        _ -> done.clear(),
        round ->
            counter.came(
                isTimed(round) ? TIMED : UNTIMED, wasDone.get() == 1 ? DONE : NOT_DONE, 0));
  }

  private static boolean isTimed(int round) {
    return round % 2 == 0;
  }

  /** Runs in the child that waits. */
  private static boolean waitFor(Event done, boolean timed) throws InterruptedException {
    if (timed) {
      return done.await(WORK);
    }
    done.await();
    return done.isSet();
  }
}
