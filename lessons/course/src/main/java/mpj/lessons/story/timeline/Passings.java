package mpj.lessons.story.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.lessons.story.timeline.Passing.Kind;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;

/** Finds what was given by one process and taken by another. */
final class Passings {
  private final Map<Key, Deque<Event>> given = new HashMap<>();
  private final Map<String, Event> released = new HashMap<>();
  private final List<Passing> passings = new ArrayList<>();

  /** What the giving and the taking of one thing have in common. */
  private record Key(Kind kind, Object object, long number) {}

  void add(Event event) {
    String object = event.object();
    switch (event.kind()) {
      case QUEUE_PUT -> given(Kind.ITEM, object, event);
      case QUEUE_GOT -> taken(Kind.ITEM, object, event);
      case PIPE_SENT -> given(Kind.MESSAGE, object, event);
      case PIPE_RECEIVED -> taken(Kind.MESSAGE, object, event);
      case TASK_SUBMITTED -> given(Kind.TASK, object, event);
      case TASK_BEGAN -> taken(Kind.TASK, object, event);
      case LOCK_RELEASED, LOCK_FREED -> released.put(object, event);
      case LOCK_ACQUIRED -> handedOver(event);
      case SIGNAL_SENT -> queue(signal(event.peer(), event.value())).add(event);
      case SIGNAL_HANDLED -> taken(signal(event.process(), event.value()), event);
      case PROCESS_ENDED -> taken(signal(event.process(), -event.value()), event);
      default -> {}
    }
  }

  private static Key signal(Actor to, long number) {
    return new Key(Kind.SIGNAL, to == null ? "" : to, number);
  }

  private void given(Kind kind, Object object, Event event) {
    queue(new Key(kind, object, event.sequence())).add(event);
  }

  private void taken(Kind kind, Object object, Event event) {
    taken(new Key(kind, object, event.sequence()), event);
  }

  private Deque<Event> queue(Key key) {
    return given.computeIfAbsent(key, _ -> new ArrayDeque<>());
  }

  /** In a duplex pipe both directions count alike: what another sent comes before one's own. */
  private void taken(Key key, Event taking) {
    Deque<Event> candidates = given.get(key);
    if (candidates == null || candidates.isEmpty()) {
      return;
    }
    Event giving =
        candidates.stream()
            .filter(event -> !event.process().equals(taking.process()))
            .findFirst()
            .orElse(candidates.getFirst());
    candidates.remove(giving);
    String object = key.kind == Kind.SIGNAL ? String.valueOf(key.number) : taking.object();
    pass(key.kind, object, key.number, giving, taking);
  }

  private void handedOver(Event taking) {
    Event giving = released.remove(taking.object());
    if (taking.value() > 0 && giving != null && !giving.process().equals(taking.process())) {
      pass(Kind.HAND_OVER, taking.object(), taking.sequence(), giving, taking);
    }
  }

  private void pass(Kind kind, String object, long number, Event giving, Event taking) {
    long received = Math.max(giving.nanos(), taking.nanos());
    passings.add(
        new Passing(
            kind, object, number, giving.process(), giving.nanos(), taking.process(), received));
  }

  List<Passing> all() {
    return passings;
  }
}
