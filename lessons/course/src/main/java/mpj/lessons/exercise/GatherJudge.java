package mpj.lessons.exercise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/**
 * Whether each worker counted and passed something on, whether it arrived, and whether the sum is
 * right.
 */
final class GatherJudge implements Judge {
  private static final int WORKERS = 4;
  private static final int PRIMES = 4250; // below 40,532
  private static final EventKind[] GIVEN = {
    EventKind.QUEUE_PUT,
    EventKind.PIPE_SENT,
    EventKind.VALUE_WRITTEN,
    EventKind.VALUE_CHANGED,
    EventKind.CALL_BEGAN
  };
  private static final EventKind[] TAKEN = {
    EventKind.QUEUE_GOT,
    EventKind.PIPE_RECEIVED,
    EventKind.VALUE_READ,
    EventKind.VALUE_CHANGED,
    EventKind.CALL_BEGAN
  };

  @Override
  public Optional<Failing> judge(Attempt attempt) {
    if (attempt.children().size() < WORKERS) {
      return Judge.fails(
          "too-few-processes",
          String.format(
              Locale.ROOT,
              "Four workers are to share the task, and %d were started.",
              attempt.children().size()));
    }
    if (attempt.isOneAfterAnother()) {
      return Judge.fails(
          "one-after-another",
          "No two workers lived at the same time: each was joined before the next was started.");
    }
    boolean right = attempt.result() instanceof Number sum && sum.intValue() == PRIMES;
    List<Event> given = attempt.ofChildren(GIVEN);
    long put = given.stream().filter(event -> event.kind() == EventKind.QUEUE_PUT).count();
    int got = attempt.ofMain(EventKind.QUEUE_GOT).size();
    if (!right && (attempt.leftChildren() || got < put)) {
      return Judge.fails(
          "results-missing",
          "The main process took %s and went on; the rest came later. An empty queue may"
                  .formatted(got == 1 ? "one result" : got + " results")
              + " mean that nobody has put anything yet: count what you get.");
    }
    Set<Actor> givers = Attempt.actors(given);
    if (givers.size() < WORKERS && !isByPool(attempt)) {
      return Judge.fails(
          "nothing-passed",
          String.format(
                  Locale.ROOT,
                  "%d of %d workers passed on what they had found: by no queue, pipe or shared"
                      + " array did it",
                  givers.size(),
                  attempt.children().size())
              + " leave their processes.");
    }
    if (attempt.callsOfMain() > 0 && !isLeftToWorkers(attempt)) {
      return Judge.fails(
          "main-computes",
          String.format(
                  Locale.ROOT,
                  "The main process called count() %d times, the workers %d times.",
                  attempt.callsOfMain(),
                  attempt.callsOfChildren())
              + " Each worker is to count its part itself, inside of its lambda () -> ..., and main"
              + " to add up what they found.");
    }
    return right
        ? Optional.empty()
        : Judge.fails(
            "wrong-result",
            String.format(
                    Locale.ROOT,
                    "primes() returned %s, and there are %d primes below 40532. Do the parts meet"
                        + " without",
                    attempt.result(),
                    PRIMES)
                + " overlapping? Is a number that several workers add to added to in one step?");
  }

  /** Main may count, too, to compare; but the workers did, and main took what they found. */
  private static boolean isLeftToWorkers(Attempt attempt) {
    return attempt.callsOfChildren() >= WORKERS
        && (isByPool(attempt) || !attempt.ofMain(TAKEN).isEmpty());
  }

  /** A pool brings each task's result to main; which worker does which is the pool's business. */
  private static boolean isByPool(Attempt attempt) {
    return attempt.ofChildren(EventKind.TASK_ENDED).size() >= WORKERS;
  }
}
