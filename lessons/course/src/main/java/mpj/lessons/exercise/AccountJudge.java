package mpj.lessons.exercise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Whether anybody came between a process's reading of the account and its writing. */
final class AccountJudge implements Judge {
  private static final int PEOPLE = 20;
  private static final int TURNS = 25;

  private final int turns;

  AccountJudge() {
    this(TURNS);
  }

  /** Judges by how often each process is to use the account. */
  AccountJudge(int turns) {
    this.turns = turns;
  }

  @Override
  public Optional<Failing> judge(Attempt attempt) {
    List<Event> changes = attempt.ofChildren(EventKind.VALUE_WRITTEN, EventKind.VALUE_CHANGED);
    Set<Actor> people = Attempt.actors(changes);
    if (changes.isEmpty()) {
      return Judge.fails(
          "not-shared",
          "No child changed anything that is shared. A variable or field of the program is copied"
              + " to each child, and what a child does to its copy nobody else sees.");
    }
    if (people.size() < PEOPLE) {
      return Judge.fails(
          "too-few-processes",
          String.format(
              Locale.ROOT, "Twenty processes are to use the account, and %d did.", people.size()));
    }
    if (attempt.isOneAfterAnother(people)) {
      return Judge.fails(
          "one-after-another",
          "No two processes lived at the same time: each was joined before the next was started."
              + " That is safe, and slower than no processes at all.");
    }
    Optional<Intrusion> found = Intrusion.first(attempt.run().events());
    if (found.isPresent()) {
      return Optional.of(found.get().inWords());
    }
    Optional<Event> left = attempt.first(EventKind.LOCK_FREED, EventKind.SEMAPHORE_FREED);
    if (left.isPresent() && left.get().peer() != null) {
      return Judge.fails(
          "left-held",
          left.get().peer().name()
              + " ended without releasing "
              + left.get().object()
              + ". Only because its process was over could another have it: release it on every way"
              + " out, as try-with-resources does.");
    }
    if (turnsOfFewest(attempt, people) < turns) {
      return Judge.fails(
          "too-few-turns",
          "Each process is to use the account "
              + turns
              + " times, and one did so only "
              + turnsOfFewest(attempt, people)
              + " times.");
    }
    return isBalanced(attempt, people)
        ? Optional.empty()
        : Judge.fails(
            "wrong-balance",
            changes.getLast().value() + " is left on the account, and it should be 0.");
  }

  /** Returns how often the account was changed by who did so least. */
  private static long turnsOfFewest(Attempt attempt, Set<Actor> people) {
    return attempt.changesByNumber().values().stream()
        .mapToLong(changes ->
            people.stream()
                .mapToLong(who -> changes.stream().filter(one -> one.process().equals(who)).count())
                .min()
                .orElse(0))
        .max()
        .orElse(0);
  }

  /** A learner may count other things, too: the account is one of the numbers that all changed. */
  private static boolean isBalanced(Attempt attempt, Set<Actor> people) {
    return attempt.changesByNumber().values().stream()
        .filter(changes -> Attempt.actors(changes).containsAll(people))
        .anyMatch(changes -> Attempt.ends(changes).contains(0L));
  }
}
