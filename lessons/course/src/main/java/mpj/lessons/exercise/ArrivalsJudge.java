package mpj.lessons.exercise;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** How many tasks were done before the first result was reported. */
final class ArrivalsJudge implements Judge {
  private static final int TEXTS = 12;
  private static final long MARGIN_NANOS = 100_000_000;

  @Override
  public Optional<Failing> judge(Attempt attempt) {
    List<Event> ended = attempt.ofChildren(EventKind.TASK_ENDED);
    if (ended.isEmpty()) {
      return Judge.fails("no-pool", "No worker of a pool did any task.");
    }
    if (isOneAtATime(attempt.run().events(EventKind.TASK_SUBMITTED), ended)) {
      return Judge.fails(
          "one-after-another",
          "The pool was given each text only when the one before was done, so all waited for the"
              + " first, and one worker would have been enough.");
    }
    Optional<Failing> first = Optional.empty();
    Collection<List<Event>> queues = queues(attempt);
    for (List<Event> reports : queues) {
      Optional<Failing> failing = queue(attempt, ended, reports);
      if (failing.isEmpty()) {
        return failing;
      }
      first = first.or(() -> failing);
    }
    return queues.isEmpty() ? queue(attempt, ended, List.of()) : first;
  }

  private static boolean isOneAtATime(List<Event> submitted, List<Event> ended) {
    return submitted.size() > 1
        && IntStream.range(1, submitted.size())
            .allMatch(number -> {
              long now = submitted.get(number).nanos();
              return ended.stream().filter(event -> event.nanos() - now < 0).count() >= number;
            });
  }

  /** The screen is one of the queues; whether main or a worker puts the words there is the same. */
  private static Collection<List<Event>> queues(Attempt attempt) {
    return attempt.run().events(EventKind.QUEUE_PUT).stream()
        .collect(Collectors.groupingBy(Event::object, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static Optional<Failing> queue(Attempt attempt, List<Event> ended, List<Event> reports) {
    if (reports.size() != TEXTS) {
      return Judge.fails(
          "missing",
          String.format(
              Locale.ROOT,
              "There are %d texts, and %d words were put on the screen.",
              TEXTS,
              reports.size()));
    }
    long first = reports.getFirst().nanos();
    long before = ended.stream().filter(event -> event.nanos() - first < 0).count();
    if (before == ended.size()) {
      return Judge.fails(
          "all-at-the-end",
          String.format(
              Locale.ROOT,
              "All %d tasks were done before the first word was on the screen.",
              ended.size()));
    }
    long slow = endOfFirst(ended);
    boolean waited =
        first - slow > 0 && ended.stream().anyMatch(event -> slow - event.nanos() > MARGIN_NANOS);
    if (waited) {
      return Judge.fails(
          "in-order",
          String.format(
                  Locale.ROOT,
                  "%d of %d tasks were done before the first word was on the screen: they had to"
                      + " wait for",
                  before,
                  ended.size())
              + " the first text, which is the slowest of all.");
    }
    if (ended.size() < TEXTS && Attempt.actors(reports).equals(Set.of(attempt.main()))) {
      return Judge.fails(
          "in-chunks",
          String.format(
              Locale.ROOT,
              "The pool did %d texts in %d tasks, and the words of a task come all at once, when"
                  + " the last of them was found: make each text a task of its own.",
              TEXTS,
              ended.size()));
    }
    return Optional.empty();
  }

  /** The first text is the slow one, however long the system lets another take. */
  private static long endOfFirst(List<Event> ended) {
    return ended.stream().min(Comparator.comparingLong(Event::sequence)).orElseThrow().nanos();
  }
}
