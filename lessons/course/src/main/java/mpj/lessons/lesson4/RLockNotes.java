package mpj.lessons.lesson4;

import java.util.List;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.WaitKind;

/** Says who takes a lock that it has, and who waits for a lock that it has itself. */
final class RLockNotes extends Notes {
  private static final String YES = "yes";
  private static final String NO = "no";

  RLockNotes(Stage stage) {
    super(stage);
    note("wants the lock", _ -> wanted());
    note("has it, and calls", line -> came(line.who()));
    note("has it a second time", line -> again(line.who()));
    note("gives up", line -> inVain(line.who()));
    note("gives the lock back", _ -> awaited());
    expect(childrenEndWell());
    expect(
        () -> reentered().stream().anyMatch(event -> event.value() == 2),
        () -> "No process took a lock that it had already.");
    expect(this::oneAtATime);
    expect(
        () -> selfBlocked().isPresent(),
        () -> "No process waited in vain for a lock that it had itself.");
    predict(
        "A process has a plain lock and wants it again, for at most "
            + setting("patience")
            + " ms. Does it get the lock a second time?",
        List.of(YES, NO),
        this::plainAgain);
    seen(this::debrief);
  }

  private String wanted() {
    return run().holds().lasting().stream()
        .findFirst()
        .map(hold -> hold.who().name() + " has it")
        .orElse("nobody has it at this moment");
  }

  private String came(Actor who) {
    return run().newest(who, EventKind.LOCK_ACQUIRED).map(RLockNotes::waited).orElse(null);
  }

  private static String waited(Event taken) {
    if (taken.value() == 0) {
      return "no wait";
    }
    String waited = "waited " + Wording.time(taken.value());
    return taken.peer() == null ? waited : waited + " for " + taken.peer().name();
  }

  private String again(Actor who) {
    return run()
        .newest(who, EventKind.LOCK_REENTERED)
        .map(event -> "its own: no wait; it holds it " + event.value() + " times now")
        .orElse(null);
  }

  private String inVain(Actor who) {
    Event end = run().newest(who, EventKind.LOCK_TIMED_OUT).orElse(null);
    Event wait = run().newest(who, EventKind.LOCK_WAITING).orElse(null);
    if (end == null || wait == null) {
      return null;
    }
    String waited = "waited " + Wording.time(end.value());
    return who.equals(wait.peer()) ? waited + " for the holder, which is itself" : waited;
  }

  private String awaited() {
    List<String> names =
        run().waits().of(WaitKind.LOCK).stream().map(wait -> wait.who().name()).toList();
    return names.isEmpty() ? "nobody waits for it" : Wording.names(names) + " waited all the while";
  }

  private List<Event> reentered() {
    return run().events(EventKind.LOCK_REENTERED);
  }

  private List<String> oneAtATime() {
    return reentered().stream()
        .map(Event::object)
        .distinct()
        .flatMap(lock -> run().lock(lock).oneAtATime().problems().stream())
        .toList();
  }

  /** Returns the end of the first wait for a lock whose holder was the one that waited. */
  private Optional<Event> selfBlocked() {
    List<Event> waits = run().events(EventKind.LOCK_WAITING);
    return run().events(EventKind.LOCK_TIMED_OUT).stream()
        .filter(end ->
            waits.stream()
                .anyMatch(wait ->
                    wait.process().equals(end.process())
                        && wait.process().equals(wait.peer())
                        && wait.object().equals(end.object())))
        .findFirst();
  }

  /** The process with the plain lock is the last one. */
  private Optional<String> plainAgain() {
    if (children().isEmpty()) {
      return Optional.empty();
    }
    Actor last = Lives.actor(children().getLast());
    return run()
        .newest(last, EventKind.LOCK_REENTERED, EventKind.LOCK_TIMED_OUT)
        .map(event -> event.kind() == EventKind.LOCK_TIMED_OUT ? NO : YES);
  }

  private String debrief() {
    long again = reentered().stream().map(Event::process).distinct().count();
    String reentered =
        Wording.count(again, "process", "processes")
            + " took a reentrant lock that they had already, and did not wait.";
    return selfBlocked()
        .map(end ->
            reentered
                + " With a plain lock, "
                + end.process().name()
                + " waited "
                + Wording.time(end.value())
                + " for itself; without its limit it would wait still.")
        .orElse(reentered);
  }
}
