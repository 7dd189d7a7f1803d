package mpj.app.exercise.judge;

import java.util.List;
import java.util.Optional;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** How many tasks were done before the first result was reported. */
final class ArrivalsJudge implements Judge {
  private static final int TEXTS = 12;

  @Override
  public Optional<Failing> judge(Attempt attempt) {
    List<Event> ended = attempt.ofChildren(EventKind.TASK_ENDED);
    List<Event> reports = attempt.ofMain(EventKind.QUEUE_PUT);
    if (ended.isEmpty()) {
      return Judge.fails("no-pool", "No worker of a pool did any task.");
    }
    if (reports.size() != TEXTS) {
      return Judge.fails(
          "missing",
          "There are %d texts, and %d words were put on the screen."
              .formatted(TEXTS, reports.size()));
    }
    long first = reports.getFirst().nanos();
    long before = ended.stream().filter(event -> event.nanos() - first < 0).count();
    if (before == ended.size()) {
      return Judge.fails(
          "all-at-the-end",
          "All %d tasks were done before the first word was on the screen."
              .formatted(ended.size()));
    }
    return 2 * before <= ended.size()
        ? Optional.empty()
        : Judge.fails(
            "in-order",
            "%d of %d tasks were done before the first word was on the screen: the results wait for"
                .formatted(before, ended.size())
                + " the slow first text.");
  }
}
