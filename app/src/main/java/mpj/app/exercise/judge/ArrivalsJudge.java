package mpj.app.exercise.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.multiprocessing.trace.Actor;
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
    long slow = endOfSlowest(attempt);
    boolean waited =
        first - slow > 0 && ended.stream().anyMatch(event -> slow - event.nanos() > MARGIN_NANOS);
    return waited
        ? Judge.fails(
            "in-order",
            "%d of %d tasks were done before the first word was on the screen: they had to wait for"
                    .formatted(before, ended.size())
                + " the slowest of all.")
        : Optional.empty();
  }

  private static long endOfSlowest(Attempt attempt) {
    Map<Actor, Event> begun = new HashMap<>();
    long longest = 0;
    long end = attempt.startNanos();
    for (Event event : attempt.ofChildren(EventKind.TASK_BEGAN, EventKind.TASK_ENDED)) {
      Event began = begun.put(event.process(), event);
      boolean ends = event.kind() == EventKind.TASK_ENDED && began != null;
      if (ends && event.nanos() - began.nanos() > longest) {
        longest = event.nanos() - began.nanos();
        end = event.nanos();
      }
    }
    return end;
  }
}
