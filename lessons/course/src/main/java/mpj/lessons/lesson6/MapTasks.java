package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Which worker began and ended which task, in the order of time. */
final class MapTasks {
  private final List<Event> begun = new ArrayList<>();
  private final List<Event> ended = new ArrayList<>();
  private int submitted;

  void add(Event event) {
    if (event.kind() == EventKind.TASK_SUBMITTED) {
      submitted++;
    } else if (event.kind() == EventKind.TASK_BEGAN) {
      begun.add(event);
    } else if (event.kind() == EventKind.TASK_ENDED) {
      ended.add(event);
    }
  }

  int submitted() {
    return submitted;
  }

  List<Event> begun() {
    return begun;
  }

  List<Event> ended() {
    return ended;
  }

  /** Returns how many tasks each worker has begun, the first worker first. */
  Map<Actor, Integer> perWorker() {
    Map<Actor, Integer> counts = new LinkedHashMap<>();
    begun.forEach(event -> counts.merge(event.process(), 1, Integer::sum));
    return counts;
  }

  /** Returns how this task ended, if it has. */
  Optional<Event> endOf(Event begin) {
    return ended.stream()
        .filter(end -> end.sequence() == begin.sequence())
        .filter(end -> end.process().equals(begin.process()))
        .findFirst();
  }

  /** Returns the workers that are in the middle of a task, but for this one. */
  List<Actor> othersAtWork(Actor who) {
    return begun.stream()
        .filter(begin -> endOf(begin).isEmpty())
        .map(Event::process)
        .filter(worker -> !worker.equals(who))
        .distinct()
        .toList();
  }
}
