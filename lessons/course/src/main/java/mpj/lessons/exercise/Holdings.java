package mpj.lessons.exercise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** What each process holds, as events tell it. */
final class Holdings {
  static final Set<EventKind> TAKEN =
      Set.of(EventKind.LOCK_ACQUIRED, EventKind.LOCK_REENTERED, EventKind.SEMAPHORE_ACQUIRED);

  private final Map<Actor, List<String>> held = new HashMap<>();

  void add(Event event) {
    List<String> own = held.computeIfAbsent(event.process(), _ -> new ArrayList<>());
    switch (event.kind()) {
      case LOCK_ACQUIRED, LOCK_REENTERED, SEMAPHORE_ACQUIRED -> own.add(event.object());
      case LOCK_RELEASED, SEMAPHORE_RELEASED -> own.remove(event.object());
      default -> {}
    }
  }

  Set<String> of(Actor who) {
    return new HashSet<>(held.getOrDefault(who, List.of()));
  }
}
