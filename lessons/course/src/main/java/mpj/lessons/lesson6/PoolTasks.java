package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Which task was given, begun and ended when, and by whom, in the order of time. */
final class PoolTasks {
  private final List<Event> submitted = new ArrayList<>();
  private final List<Event> begun = new ArrayList<>();
  private final List<Event> ended = new ArrayList<>();
  private final Map<Task, Event> ends = new LinkedHashMap<>();

  /** A task is known by its number in its pool. */
  record Task(String pool, long number) {}

  static PoolTasks of(Recording recording) {
    PoolTasks tasks = new PoolTasks();
    recording.events().forEach(tasks::add);
    return tasks;
  }

  /** Returns what happened between two moments, the second one included. */
  static PoolTasks between(Recording recording, long from, long to) {
    PoolTasks tasks = new PoolTasks();
    recording.events().stream()
        .filter(event -> event.nanos() > from && event.nanos() <= to)
        .forEach(tasks::add);
    return tasks;
  }

  static Task task(Event event) {
    return new Task(event.object(), event.sequence());
  }

  /** Tells whether a worker is among those of a line, {@code workers: [4711, 4712]}. */
  static boolean hasPid(String line, Actor worker) {
    return List.of(line.split("\\D+")).contains(String.valueOf(worker.pid()));
  }

  void add(Event event) {
    if (event.kind() == EventKind.TASK_SUBMITTED) {
      submitted.add(event);
    } else if (event.kind() == EventKind.TASK_BEGAN) {
      begun.add(event);
    } else if (event.kind() == EventKind.TASK_ENDED) {
      ended.add(event);
      ends.put(task(event), event);
    }
  }

  List<Event> submitted() {
    return submitted;
  }

  List<Event> begun() {
    return begun;
  }

  List<Event> ended() {
    return ended;
  }

  /** Returns a sentence for what was not begun once by one worker and ended there, well or not. */
  List<String> notOnce() {
    return new Findings()
        .requireNone(twice())
        .requireEqual("tasks that were begun", submitted.size(), begun.size())
        .requireNone(those(begun, begin -> !isEnded(begin), " did not come to its end."))
        .problems();
  }

  /** Returns a sentence if a task was begun twice. */
  List<String> twice() {
    long distinct = begun.stream().map(PoolTasks::task).distinct().count();
    return new Findings()
        .requireEqual("tasks that were begun twice", 0L, begun.size() - distinct)
        .problems();
  }

  /** Returns a sentence for each task that failed. */
  List<String> failures() {
    return those(ended, end -> end.value() != 0, " failed.");
  }

  private static List<String> those(List<Event> events, Predicate<Event> which, String verb) {
    return events.stream()
        .filter(which)
        .map(event -> "Task no. " + event.sequence() + verb)
        .toList();
  }

  /** Returns how many tasks each worker has begun, the first worker first. */
  Map<Actor, Integer> perWorker() {
    Map<Actor, Integer> counts = new LinkedHashMap<>();
    begun.forEach(event -> counts.merge(event.process(), 1, Integer::sum));
    return counts;
  }

  /** Returns how many tasks this worker has begun. */
  int begunBy(Actor worker) {
    return perWorker().getOrDefault(worker, 0);
  }

  /** Returns which task this worker has begun last. */
  Optional<Event> lastOf(Actor worker) {
    return begun.reversed().stream().filter(begin -> begin.process().equals(worker)).findFirst();
  }

  /** Returns how this task ended, if it has. */
  Optional<Event> endOf(Event begin) {
    return Optional.ofNullable(ends.get(task(begin)));
  }

  boolean isEnded(Event begin) {
    return ends.containsKey(task(begin));
  }

  /** Returns the workers that are in the middle of a task, but for this one. */
  List<Actor> othersAtWork(Actor who) {
    return begun.stream()
        .filter(begin -> !isEnded(begin))
        .map(Event::process)
        .filter(worker -> !worker.equals(who))
        .distinct()
        .toList();
  }
}
