package mpj.lessons.exercise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.lessons.story.Lives;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Whether all children called one object on a server, and whether no call's work was lost. */
final class CounterJudge implements Judge {
  private static final int CHILDREN = 5;
  private static final int TOTAL = 100;

  @Override
  public Optional<Failing> judge(Attempt attempt) {
    List<Event> calls = attempt.ofChildren(EventKind.CALL_BEGAN);
    boolean right = attempt.result() instanceof Number total && total.intValue() == TOTAL;
    if (!right && stillCounting(attempt)) {
      return Judge.fails(
          "join-too-early",
          "total() returned %s, and children were still at work: join them all before you ask."
              .formatted(attempt.result()));
    }
    if (calls.isEmpty()) {
      return right
          ? Judge.fails("no-manager", "The total is right, and no object on a server was called.")
          : Judge.fails(
              "not-shared",
              String.format(
                      Locale.ROOT,
                      "total() returned %s, and should return %d. The children called nothing that"
                          + " is shared:",
                      attempt.result(),
                      TOTAL)
                  + " each had a copy of its own.");
    }
    Set<Actor> callers = Attempt.actors(calls);
    if (callers.size() < CHILDREN) {
      return Judge.fails(
          "too-few-processes",
          String.format(Locale.ROOT, "Five children are to call it, and %d did.", callers.size()));
    }
    Set<Actor> told = servers(attempt, callers);
    Set<Actor> asked = servers(attempt, Set.of(attempt.main()));
    if (!right && told.size() > 1) {
      return Judge.fails(
          "not-the-same",
          String.format(
                  Locale.ROOT,
                  "The children called objects on %d servers, and the main process asked %s: make"
                      + " one",
                  told.size(),
                  asked.isEmpty() ? "none" : "one on " + asked.size())
              + " object, and give it to all.");
    }
    if (attempt.isOneAfterAnother(callers)) {
      return Judge.fails(
          "one-after-another",
          "No two children lived at the same time: each was joined before the next was started.");
    }
    return right
        ? Optional.empty()
        : Judge.fails(
            "lost-update",
            String.format(
                    Locale.ROOT,
                    "total() returned %s, and should return %d: between one call that reads and"
                        + " another",
                    attempt.result(),
                    TOTAL)
                + " that writes, other children did the same. Let one call do both.");
  }

  /** A server outlives the method until its manager is closed, and that is no fault. */
  private static boolean stillCounting(Attempt attempt) {
    Set<Actor> counting = attempt.children().stream().map(Lives::actor).collect(Collectors.toSet());
    counting.removeAll(Attempt.actors(attempt.run().events(EventKind.CALL_SERVED)));
    return attempt.leftChildren(counting);
  }

  private static Set<Actor> servers(Attempt attempt, Set<Actor> clients) {
    return attempt.run().events(EventKind.CALL_SERVED).stream()
        .filter(event -> clients.contains(event.peer()))
        .map(Event::process)
        .collect(Collectors.toSet());
  }
}
