package mpj.lessons.exercise;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.lessons.story.Lives;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Who was asked to end, when, and whether it put away itself what it had opened. */
final class CleanupJudge implements Judge {
  private static final int TERMINATE = 15;
  private static final int KILL = 9;
  private static final int ASKED = 2;
  private static final int WORKERS = 5;

  @Override
  public Optional<Failing> judge(Attempt attempt) {
    List<Event> signals = attempt.run().events(EventKind.SIGNAL_SENT);
    Optional<Event> kill = signals.stream().filter(signal -> signal.value() == KILL).findFirst();
    if (kill.isPresent()) {
      return Judge.fails(
          "killed",
          name(kill.get())
              + " was killed: SIGKILL ends a process on the spot, and nothing in it can clean up.");
    }
    List<Event> asked = signals.stream().filter(signal -> signal.value() == TERMINATE).toList();
    Set<Actor> who = asked.stream().map(Event::peer).collect(Collectors.toSet());
    if (who.size() < ASKED) {
      return Judge.fails(
          "nobody-terminated",
          String.format(
              Locale.ROOT,
              "Two workers are to be asked to end by terminate, and %d were.",
              who.size()));
    }
    if (who.size() > ASKED) {
      return Judge.fails(
          "others-ended",
          String.format(
              Locale.ROOT,
              "Two workers are to be asked to end, and %d were: the others go on until stop is"
                  + " set.",
              who.size()));
    }
    Optional<Failing> others = secondAndFourth(attempt, who);
    return others.isPresent() ? others : anyNumber(attempt, asked);
  }

  private static Optional<Failing> secondAndFourth(Attempt attempt, Set<Actor> who) {
    List<Actor> workers = attempt.children().stream().map(Lives::actor).toList();
    return workers.size() != WORKERS || who.equals(Set.of(workers.get(1), workers.get(3)))
        ? Optional.empty()
        : Judge.fails(
            "wrong-workers",
            "Asked to end were %s, and it should be the second and the fourth. Lists count from 0."
                .formatted(
                    workers.stream()
                        .filter(who::contains)
                        .map(Actor::name)
                        .collect(Collectors.joining(" and "))));
  }

  /** Names tell nothing, and a learner may count other things, too: open is one of the numbers. */
  private static Optional<Failing> anyNumber(Attempt attempt, List<Event> asked) {
    Optional<Failing> first = Optional.empty();
    Map<String, List<Event>> numbers = attempt.changesByNumber();
    for (List<Event> changes : numbers.values()) {
      Optional<Failing> failing = number(attempt, asked, changes);
      if (failing.isEmpty()) {
        return failing;
      }
      first = first.or(() -> failing);
    }
    return numbers.isEmpty() ? number(attempt, asked, List.of()) : first;
  }

  private static Optional<Failing> number(Attempt attempt, List<Event> asked, List<Event> changes) {
    for (Event signal : asked) {
      Optional<Failing> wrong = worker(attempt, signal, changes);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    Optional<Failing> unready = allReady(attempt, asked.getFirst(), changes);
    if (unready.isPresent()) {
      return unready;
    }
    Optional<Failing> others = ownOnly(asked, changes);
    return others.isPresent() ? others : inTheEnd(attempt, changes);
  }

  /** The two who were asked leave three that are open. */
  private static Optional<Failing> ownOnly(List<Event> asked, List<Event> changes) {
    for (Event signal : asked) {
      Optional<Event> closed =
          changes.stream()
              .filter(event -> event.process().equals(signal.peer()))
              .filter(event -> event.nanos() - signal.nanos() > 0)
              .findFirst();
      if (closed.isPresent() && closed.get().value() < WORKERS - ASKED) {
        return Judge.fails(
            "others-closed",
            String.format(
                    Locale.ROOT,
                    "When %s closed what it had opened, open became %d, and others had not closed"
                        + " yet: a",
                    name(signal),
                    closed.get().value())
                + " worker subtracts the 1 that it has added.");
      }
    }
    return Optional.empty();
  }

  private static String name(Event signal) {
    return signal.peer() == null ? "a worker" : signal.peer().name();
  }

  private static Optional<Failing> worker(Attempt attempt, Event signal, List<Event> changes) {
    List<Event> own =
        changes.stream().filter(event -> event.process().equals(signal.peer())).toList();
    boolean opened = own.stream().anyMatch(event -> event.nanos() - signal.nanos() < 0);
    if (!opened) {
      return Judge.fails(
          "too-early",
          name(signal)
              + " was asked to end before it had opened anything. How long a JVM takes to boot, and"
              + " what comes between, nobody knows: wait until it says that it is ready.");
    }
    Optional<Event> closed =
        own.stream().filter(event -> event.nanos() - signal.nanos() > 0).findFirst();
    if (closed.isEmpty()) {
      return Judge.fails(
          "not-cleaned",
          name(signal)
              + " had opened something when SIGTERM came, and ended without closing it itself.");
    }
    return attempt.ofMain(EventKind.EVENT_SET).stream()
            .filter(set -> set.nanos() - signal.nanos() > 0)
            .anyMatch(set -> closed.get().nanos() - set.nanos() > 0)
        ? Judge.fails(
            "stop-too-early",
            name(signal)
                + " was asked to end, and had not closed anything when main set stop. Either it"
                + " went on in spite of SIGTERM, or main did not wait for its end.")
        : Optional.empty();
  }

  private static Optional<Failing> allReady(Attempt attempt, Event signal, List<Event> changes) {
    Set<Actor> opened =
        Attempt.actors(
            changes.stream().filter(event -> event.nanos() - signal.nanos() < 0).toList());
    return attempt.children().stream()
        .filter(child -> !opened.contains(Lives.actor(child)))
        .findFirst()
        .flatMap(child ->
            Judge.fails(
                "too-early",
                child.name()
                    + " had not opened anything when "
                    + name(signal)
                    + " was asked to end: wait until all five are ready."));
  }

  private static Optional<Failing> inTheEnd(Attempt attempt, List<Event> changes) {
    if (attempt.leftChildren()) {
      return Judge.fails("left-children", "main went on before all workers had ended: join them.");
    }
    long open = Collections.min(Attempt.ends(changes)); // all five were open, so it went down
    return open == 0
        ? Optional.empty()
        : Judge.fails("wrong-number", "In the end open is " + open + ", and should be 0.");
  }
}
