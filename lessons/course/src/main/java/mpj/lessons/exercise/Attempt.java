package mpj.lessons.exercise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Run;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.ProcessRecord;

/**
 * A run of a learner's program that came to its end.
 *
 * @param run all that happened
 * @param startNanos when its method was called, by {@link System#nanoTime()}
 * @param endNanos when it returned, or threw
 * @param result what it returned; null if nothing
 * @param thrown what it threw; null if nothing
 * @param measured what was measured beside it; empty where the exercise needs nothing
 */
public record Attempt(
    Run run,
    long startNanos,
    long endNanos,
    Object result,
    Throwable thrown,
    List<Measured> measured) {
  private static final long MOMENT_NANOS = 50_000_000;

  /** Copies the list. */
  public Attempt {
    measured = List.copyOf(measured);
  }

  /** Returns the main process, as events name it. */
  Actor main() {
    return run.main();
  }

  /** Returns the processes other than the main one, in the order of their start. */
  List<ProcessRecord> children() {
    return run.children();
  }

  /** Returns what children did of these kinds, in the order of time. */
  List<Event> ofChildren(EventKind... kinds) {
    return of(Set.of(kinds)).filter(event -> !event.process().equals(main())).toList();
  }

  /** Returns what the main process did of these kinds, in the order of time. */
  List<Event> ofMain(EventKind... kinds) {
    return of(Set.of(kinds)).filter(event -> event.process().equals(main())).toList();
  }

  /** Returns how often children called the method whose calls are counted. */
  int callsOfChildren() {
    return ofChildren(EventKind.METHOD_CALLED).size();
  }

  /** Returns how often the main process did. */
  int callsOfMain() {
    return ofMain(EventKind.METHOD_CALLED).size();
  }

  /** Returns the first event of these kinds. */
  Optional<Event> first(EventKind... kinds) {
    return of(Set.of(kinds)).findFirst();
  }

  /** Returns how shared numbers were changed, each by itself; first the one changed first. */
  Map<String, List<Event>> changesByNumber() {
    return of(Set.of(EventKind.VALUE_WRITTEN, EventKind.VALUE_CHANGED))
        .collect(
            Collectors.groupingBy(
                event -> event.object() + "#" + event.sequence(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private Stream<Event> of(Set<EventKind> kinds) {
    return run.events().stream().filter(event -> kinds.contains(event.kind()));
  }

  /**
   * Returns what a number may have been in the end: of those who change it at the same moment, one
   * may be told of before another, each by the last of its changes.
   */
  static List<Long> ends(List<Event> changes) {
    long end = changes.getLast().nanos();
    return actors(changes).stream()
        .map(who ->
            changes.reversed().stream()
                .filter(change -> change.process().equals(who))
                .findFirst()
                .orElseThrow())
        .filter(last -> end - last.nanos() < MOMENT_NANOS)
        .map(Event::value)
        .toList();
  }

  /** Returns who did these. */
  static Set<Actor> actors(List<Event> events) {
    return events.stream().map(Event::process).collect(Collectors.toSet());
  }

  /** Returns whether of these processes no two lived at the same time. */
  boolean isOneAfterAnother(Set<Actor> who) {
    List<ProcessRecord> lives =
        children().stream().filter(process -> who.contains(Lives.actor(process))).toList();
    return lives.size() > 1 && Lives.mostAtOnce(lives) < 2;
  }

  /** Returns whether of all children no two lived at the same time. */
  boolean isOneAfterAnother() {
    return isOneAfterAnother(children().stream().map(Lives::actor).collect(Collectors.toSet()));
  }

  /** Returns whether a child had not ended when the method returned. */
  boolean leftChildren() {
    return leftChildren(children().stream().map(Lives::actor).collect(Collectors.toSet()));
  }

  /** Returns whether one of these had not ended when the method returned. */
  boolean leftChildren(Set<Actor> who) {
    return children().stream()
        .filter(child -> who.contains(Lives.actor(child)))
        .anyMatch(child -> child.endNanos() == 0 || child.endNanos() - endNanos > 0);
  }
}
