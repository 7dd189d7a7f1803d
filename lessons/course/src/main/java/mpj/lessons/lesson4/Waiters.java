package mpj.lessons.lesson4;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Who waits now, by the events that begin and end a wait. */
final class Waiters {
  private final EventKind begins;
  private final Set<EventKind> ends;
  private final Map<Actor, Event> waiting = new LinkedHashMap<>();

  Waiters(EventKind begins, EventKind... ends) {
    this.begins = begins;
    this.ends = Set.of(ends);
  }

  void add(Event event) {
    if (event.kind() == begins) {
      waiting.put(event.process(), event);
    } else if (ends.contains(event.kind()) || event.kind() == EventKind.PROCESS_ENDED) {
      waiting.remove(event.process());
    }
  }

  /** Returns who waits, in the order in which they began to. */
  List<Actor> now() {
    return List.copyOf(waiting.keySet());
  }

  /** Returns who waits as one would say it: {@code nobody waits}, {@code 4 wait}. */
  String inWords() {
    return switch (waiting.size()) {
      case 0 -> "nobody waits";
      case 1 -> waiting.keySet().iterator().next().name() + " waits";
      default -> waiting.size() + " wait";
    };
  }
}
