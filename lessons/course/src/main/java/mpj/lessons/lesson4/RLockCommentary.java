package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.lessons.Commentary;
import mpj.lessons.lesson4.LockHistory.Hold;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Says who takes a lock that it has, and who waits for a lock that it has itself. */
final class RLockCommentary implements Commentary {
  private final Map<String, LockHistory> locks = new LinkedHashMap<>();
  private final Map<Actor, Event> newest = new HashMap<>();
  private final Map<Actor, Event> waits = new HashMap<>();

  @Override
  public void event(Event event) {
    locks.computeIfAbsent(event.object(), _ -> new LockHistory()).add(event);
    newest.put(event.process(), event);
    if (event.kind() == EventKind.LOCK_WAITING) {
      waits.put(event.process(), event);
    }
  }

  @Override
  public String note(OutputLine line) {
    Actor who = line.process();
    return switch (line.text()) {
      case "wants the lock" -> wanted();
      case "has it, and calls a method that wants it" -> came(who);
      case "has it a second time" -> again(who);
      case "gives up" -> inVain(who);
      case "gives the lock back" -> awaited();
      default -> null;
    };
  }

  private String wanted() {
    Optional<Actor> holder =
        locks.values().stream().flatMap(lock -> lock.holder().stream()).findFirst();
    return holder.map(h -> h.name() + " has it").orElse("nobody has it at this moment");
  }

  private String came(Actor who) {
    Optional<Hold> hold =
        locks.values().stream().flatMap(lock -> lock.lastOf(who).stream()).findFirst();
    return hold.map(
            h -> h.waited() == 0 ? "no wait" : "waited " + Wording.time(h.waited()) + before(h))
        .orElse(null);
  }

  private static String before(Hold hold) {
    Actor before = hold.taken().peer();
    return before == null ? "" : " for " + before.name();
  }

  private String again(Actor who) {
    Event event = newest.get(who);
    return event == null || event.kind() != EventKind.LOCK_REENTERED
        ? null
        : "its own: no wait; it holds it " + event.value() + " times now";
  }

  private String inVain(Actor who) {
    Event end = newest.get(who);
    Event wait = waits.get(who);
    if (end == null || end.kind() != EventKind.LOCK_TIMED_OUT || wait == null) {
      return null;
    }
    String waited = "waited " + Wording.time(end.value());
    return who.equals(wait.peer()) ? waited + " for the holder, which is itself" : waited;
  }

  private String awaited() {
    List<String> names =
        locks.values().stream().flatMap(lock -> lock.waiting().stream()).map(Actor::name).toList();
    return names.isEmpty() ? "nobody waits for it" : Wording.names(names) + " waited all the while";
  }

  @Override
  public List<String> check(Recording recording) {
    List<String> problems = new ArrayList<>(Lives.failures(recording.children()));
    List<Event> again = recording.events(EventKind.LOCK_REENTERED);
    if (again.stream().noneMatch(event -> event.value() == 2)) {
      problems.add("No process took a lock that it had already.");
    }
    again.stream()
        .map(Event::object)
        .distinct()
        .map(lock -> LockHistory.of(recording, lock).holds())
        .forEach(holds -> problems.addAll(LockChecks.oneAtATime(holds)));
    if (selfBlocked(recording).isEmpty()) {
      problems.add("No process waited in vain for a lock that it had itself.");
    }
    return problems;
  }

  /** Returns the ends of the waits for a lock whose holder was the one that waited. */
  private static List<Event> selfBlocked(Recording recording) {
    List<Event> waits = recording.events(EventKind.LOCK_WAITING);
    return recording.events(EventKind.LOCK_TIMED_OUT).stream()
        .filter(end ->
            waits.stream()
                .anyMatch(wait ->
                    wait.process().equals(end.process())
                        && wait.process().equals(wait.peer())
                        && wait.object().equals(end.object())))
        .toList();
  }

  @Override
  public String seen(Recording recording) {
    List<Actor> again =
        recording.events(EventKind.LOCK_REENTERED).stream().map(Event::process).distinct().toList();
    String reentered =
        Wording.count(again.size(), "process", "processes")
            + " took a reentrant lock that they had already, and did not wait.";
    return selfBlocked(recording).stream()
        .findFirst()
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
