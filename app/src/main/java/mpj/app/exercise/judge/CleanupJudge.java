package mpj.app.exercise.judge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Who was asked to end, when, and whether it put away itself what it had opened. */
final class CleanupJudge implements Judge {
  private static final int TERMINATE = 15;
  private static final int KILL = 9;
  private static final int ASKED = 2;
  private static final EventKind[] CHANGES = {EventKind.VALUE_CHANGED, EventKind.VALUE_WRITTEN};

  @Override
  public Optional<Failing> judge(Attempt attempt) {
    List<Event> signals = attempt.recording().events(EventKind.SIGNAL_SENT);
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
          "Two workers are to be asked to end by terminate, and %d were.".formatted(who.size()));
    }
    if (who.size() > ASKED) {
      return Judge.fails(
          "others-ended",
          "Two workers are to be asked to end, and %d were: the others go on until stop is set."
              .formatted(who.size()));
    }
    for (Event signal : asked) {
      Optional<Failing> wrong = worker(attempt, signal);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return inTheEnd(attempt);
  }

  private static String name(Event signal) {
    return signal.peer() == null ? "a worker" : signal.peer().name();
  }

  private static Optional<Failing> worker(Attempt attempt, Event signal) {
    List<Event> changes =
        attempt.ofChildren(CHANGES).stream()
            .filter(event -> event.process().equals(signal.peer()))
            .toList();
    boolean opened = changes.stream().anyMatch(event -> event.nanos() - signal.nanos() < 0);
    if (!opened) {
      return Judge.fails(
          "too-early",
          name(signal)
              + " was asked to end before it had opened anything: its JVM was still booting. Wait"
              + " until it is ready.");
    }
    boolean closed = changes.stream().anyMatch(event -> event.nanos() - signal.nanos() > 0);
    return closed
        ? Optional.empty()
        : Judge.fails(
            "not-cleaned",
            name(signal)
                + " had opened something when SIGTERM came, and ended without closing it itself.");
  }

  private static Optional<Failing> inTheEnd(Attempt attempt) {
    if (attempt.leftChildren()) {
      return Judge.fails("left-children", "main went on before all workers had ended: join them.");
    }
    List<Event> changes =
        attempt.recording().events().stream()
            .filter(event -> List.of(CHANGES).contains(event.kind()))
            .toList();
    long open = changes.getLast().value();
    return open == 0
        ? Optional.empty()
        : Judge.fails("wrong-number", "In the end open is " + open + ", and should be 0.");
  }
}
