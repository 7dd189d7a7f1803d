package mpj.lessons.lesson4;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;

/** Who has a place at a semaphore, and after whom. */
final class SemaphorePlaces {
  /** One stay; {@code after} is who had left the place, empty where it was free from the start. */
  record Stay(Event taken, Optional<Actor> after) {}

  private final Map<Actor, Stay> inside = new LinkedHashMap<>();
  private final Map<Actor, Stay> newest = new HashMap<>();
  private final Deque<Actor> left = new ArrayDeque<>();
  private int peak;

  /** Returns what became of the places in a whole run. */
  static SemaphorePlaces of(Recording recording) {
    SemaphorePlaces places = new SemaphorePlaces();
    // A place's return is timed before it takes effect, so that sorted times never show too many.
    recording.events().stream()
        .sorted(Comparator.comparingLong(Event::nanos))
        .forEach(event -> {
          switch (event.kind()) {
            case SEMAPHORE_ACQUIRED -> places.taken(event);
            case SEMAPHORE_RELEASED -> places.left(event.process());
            default -> {}
          }
        });
    return places;
  }

  /** A process has taken a place. */
  void taken(Event event) {
    // Places look alike: the one that was left first counts as the one that is taken first.
    Stay stay = new Stay(event, Optional.ofNullable(left.poll()));
    inside.put(event.process(), stay);
    newest.put(event.process(), stay);
    peak = Math.max(peak, inside.size());
  }

  /** A process leaves its place. */
  void left(Actor who) {
    inside.remove(who);
    left.add(who);
  }

  /** Returns who is inside now, in the order of coming. */
  List<Actor> inside() {
    return List.copyOf(inside.keySet());
  }

  /** Returns how many were inside at once, at most. */
  int peak() {
    return peak;
  }

  /** Returns the newest stay of this process. */
  Optional<Stay> of(Actor who) {
    return Optional.ofNullable(newest.get(who));
  }
}
