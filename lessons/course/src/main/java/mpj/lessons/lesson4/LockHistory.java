package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;

/**
 * Who had a lock, when, and after whom. The order of the holds is that of their sequence numbers,
 * which the lock itself counts; clocks only say how long.
 */
final class LockHistory {
  /**
   * One hold; {@code found} is the event of finding the lock held, {@code given} is empty while the
   * hold lasts.
   */
  record Hold(Event taken, Optional<Event> found, Optional<Event> given) {
    Actor who() {
      return taken.process();
    }

    long waited() {
      return taken.value();
    }
  }

  private final TreeMap<Long, Hold> holds = new TreeMap<>();
  private final Map<Actor, Event> waiting = new HashMap<>();

  /** Returns the history of one of several locks. */
  static LockHistory of(Recording recording, String lock) {
    LockHistory history = new LockHistory();
    recording.events().stream().filter(e -> e.object().equals(lock)).forEach(history::add);
    return history;
  }

  void add(Event event) {
    switch (event.kind()) {
      case LOCK_WAITING -> waiting.put(event.process(), event);
      case LOCK_ACQUIRED -> {
        Optional<Event> wait = Optional.ofNullable(waiting.remove(event.process()));
        holds.put(event.sequence(), new Hold(event, wait, Optional.empty()));
      }
      case LOCK_TIMED_OUT -> waiting.remove(event.process());
      case LOCK_RELEASED -> lastOf(event.process()).ifPresent(hold -> give(hold, event));
      default -> {}
    }
  }

  private void give(Hold hold, Event given) {
    holds.put(hold.taken().sequence(), new Hold(hold.taken(), hold.found(), Optional.of(given)));
  }

  /** Returns all holds in their exact order. */
  List<Hold> holds() {
    return List.copyOf(holds.values());
  }

  /** Returns the newest hold of this process. */
  Optional<Hold> lastOf(Actor who) {
    return holds.descendingMap().values().stream().filter(h -> h.who().equals(who)).findFirst();
  }

  /** Returns who has the lock now. */
  Optional<Actor> holder() {
    return Optional.ofNullable(holds.lastEntry())
        .map(Map.Entry::getValue)
        .filter(hold -> hold.given().isEmpty())
        .map(Hold::who);
  }

  /** Returns who waits now, in the order in which they began to. */
  List<Actor> waiting() {
    return waiting.values().stream()
        .sorted((a, b) -> Long.compare(a.nanos(), b.nanos()))
        .map(Event::process)
        .toList();
  }

  /** Returns who had the lock between the beginning of this hold's wait and the hold, in order. */
  List<Actor> ahead(Hold hold) {
    if (hold.waited() == 0) {
      return List.of();
    }
    return holds.subMap(firstAhead(hold), hold.taken().sequence()).values().stream()
        .map(Hold::who)
        .toList();
  }

  private long firstAhead(Hold hold) {
    long own = hold.taken().sequence();
    Actor found = hold.found().map(Event::peer).orElse(null);
    List<Long> candidates = new ArrayList<>();
    for (Hold earlier : holds.headMap(own).values()) {
      boolean was =
          found == null
              ? endedAfter(earlier, hold.taken().nanos() - hold.waited())
              : earlier.who().equals(found);
      if (was) {
        candidates.add(earlier.taken().sequence());
      }
    }
    if (candidates.isEmpty()) {
      return own;
    }
    if (found == null) {
      return candidates.getFirst();
    }
    // The process found holding it may have held it before; its newest hold of that time counts.
    long since = hold.found().orElseThrow().nanos();
    return candidates.stream()
        .filter(sequence -> holds.get(sequence).taken().nanos() <= since)
        .reduce((older, newer) -> newer)
        .orElse(candidates.getFirst());
  }

  private static boolean endedAfter(Hold hold, long nanos) {
    return hold.given().isEmpty() || hold.given().get().nanos() > nanos;
  }
}
