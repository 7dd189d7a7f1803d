package mpj.lessons.story;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** The newest event of each kind that each process did. */
final class Newest implements Follower {
  /** An event with its place in the order in which events came. */
  private record Placed(Event event, long place) {}

  private final Map<Actor, Map<EventKind, Placed>> all = new HashMap<>();
  private long places;

  @Override
  public void add(Event event) {
    all.computeIfAbsent(event.process(), _ -> new EnumMap<>(EventKind.class))
        .put(event.kind(), new Placed(event, places++));
  }

  Optional<Event> of(Actor who, Collection<EventKind> kinds) {
    Map<EventKind, Placed> own = all.getOrDefault(who, Map.of());
    return kinds.stream()
        .map(own::get)
        .filter(Objects::nonNull)
        .reduce((one, other) -> one.place() > other.place() ? one : other)
        .map(Placed::event);
  }
}
