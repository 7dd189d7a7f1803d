package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** What happened at barriers, meeting by meeting: a meeting is one generation of one barrier. */
final class BarrierMeetings {
  private record Key(String barrier, long generation) {}

  /** All that happened at one meeting, each list in the order of time. */
  record Meeting(List<Event> arrived, List<Event> actions, List<Event> passed, List<Event> broken) {
    /** Returns the arrival that the barrier counted last. */
    Optional<Event> last() {
      return arrived.stream().max((a, b) -> Long.compare(a.value(), b.value()));
    }

    List<Actor> present() {
      return arrived.stream().map(Event::process).toList();
    }
  }

  private final Map<Key, Meeting> meetings = new LinkedHashMap<>();

  /** Takes note of an event, and returns the meeting that it belongs to, if it is a barrier's. */
  Optional<Meeting> add(Event event) {
    EventKind kind = event.kind();
    return switch (kind) {
      case BARRIER_ARRIVED -> Optional.of(put(event, of(event).arrived()));
      case BARRIER_ACTION -> Optional.of(put(event, of(event).actions()));
      case BARRIER_PASSED -> Optional.of(put(event, of(event).passed()));
      case BARRIER_BROKEN -> Optional.of(put(event, of(event).broken()));
      default -> Optional.empty();
    };
  }

  private Meeting put(Event event, List<Event> list) {
    list.add(event);
    return of(event);
  }

  private Meeting of(Event event) {
    return meetings.computeIfAbsent(
        new Key(event.object(), event.sequence()),
        _ ->
            new Meeting(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
  }

  /** Returns all meetings, the first first. */
  List<Meeting> all() {
    return List.copyOf(meetings.values());
  }
}
