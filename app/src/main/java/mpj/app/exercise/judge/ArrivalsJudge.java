package mpj.app.exercise.judge;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** How many tasks were done before the first result was reported. */
final class ArrivalsJudge implements Judge {
  private static final int TEXTS = 12;
  private static final long MARGIN_NANOS = 100_000_000;

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
    long slow = endOfFirst(ended);
    boolean waited =
        first - slow > 0 && ended.stream().anyMatch(event -> slow - event.nanos() > MARGIN_NANOS);
    return waited
        ? Judge.fails(
            "in-order",
            "%d of %d tasks were done before the first word was on the screen: they had to wait for"
                    .formatted(before, ended.size())
                + " the first text, which is the slowest of all.")
        : Optional.empty();
  }

  /** The first text is the slow one, however long the system lets another take. */
  private static long endOfFirst(List<Event> ended) {
    return ended.stream().min(Comparator.comparingLong(Event::sequence)).orElseThrow().nanos();
  }
}
