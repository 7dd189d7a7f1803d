package mpj.lessons.lesson4;

import java.io.Serializable;
import java.util.List;
import mpj.lessons.demo.Rounds;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Barrier;

/** The same barrier again and again: who comes last, and is the action run once, in time? */
final class BarrierTrials implements Trials {
  private static final String WAY = "all set out at the same moment";
  private static final String NEWEST = "the one started last comes last";
  private static final String OTHER = "another comes last";
  private static final String EARLY = "one goes on before the action";
  private static final String NOT_ONCE = "the action does not run once";

  /**
   * What happens in a round.
   *
   * @param last who came last
   * @param actions how often the action has run
   * @param early how many went on before it had
   */
  private record Meeting(Barrier barrier, IntValue last, IntValue actions, IntValue early)
      implements Serializable {}

  @Override
  public String round(Settings settings) {
    return Wording.count(settings.number("workers"), "worker goes", "workers go")
        + " to the barrier at the same moment; the same processes play all rounds";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            WAY,
            List.of(
                new Outcome(NEWEST, Grade.ACCEPTABLE, "by chance: nothing makes it so"),
                new Outcome(OTHER, Grade.INTERESTING, "who runs last comes last"),
                new Outcome(EARLY, Grade.FORBIDDEN, "the barrier would not have held it"),
                new Outcome(NOT_ONCE, Grade.FORBIDDEN, "once for each meeting"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    int workers = settings.number("workers");
    var actions = new IntValue(0);
    var barrier = new Barrier(workers, actions::increment);
    var meeting = new Meeting(barrier, new IntValue(0), actions, new IntValue(0));
    Rounds.play(
        workers,
        times,
        (process, _) -> meet(meeting, process),
        _ -> {
          meeting.actions().set(0);
          meeting.early().set(0);
        },
        _ -> counter.came(WAY, outcome(meeting, workers), 0));
  }

  /** Runs in each child. */
  private static void meet(Meeting meeting, int process) throws InterruptedException {
    if (meeting.barrier().await() == 0) { // as many come after this one
      meeting.last().set(process);
    }
    if (meeting.actions().get() == 0) {
      meeting.early().increment();
    }
  }

  private static String outcome(Meeting meeting, int workers) {
    if (meeting.actions().get() != 1) {
      return NOT_ONCE;
    }
    if (meeting.early().get() > 0) {
      return EARLY;
    }
    return meeting.last().get() == workers - 1 ? NEWEST : OTHER;
  }
}
