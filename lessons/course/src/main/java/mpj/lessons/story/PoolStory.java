package mpj.lessons.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/**
 * Which tasks a pool was given, and which worker began and ended each. A task is known by the
 * number that its pool has given it, and tasks are in the order of these numbers.
 */
public final class PoolStory extends ObjectStory {
  static final Set<EventKind> KINDS =
      Set.of(EventKind.TASK_SUBMITTED, EventKind.TASK_BEGAN, EventKind.TASK_ENDED);

  /**
   * A task.
   *
   * @param number its number in its pool
   * @param given the event of giving it to the pool
   * @param begun the event of a worker that began it; the last one if several did
   * @param ended the event of its end: its value is 0 if it ended well, else 1
   */
  public record Task(
      long number, Optional<Event> given, Optional<Event> begun, Optional<Event> ended) {
    private static final Task UNKNOWN =
        new Task(0, Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns the worker that has begun it. */
    public Optional<Actor> worker() {
      return begun.map(Event::process);
    }

    /** Returns whether it was begun, and has not ended. */
    public boolean isUnended() {
      return begun.isPresent() && ended.isEmpty();
    }

    /** Returns whether it has ended by a failure. */
    public boolean isFailed() {
      return ended.filter(end -> end.value() != 0).isPresent();
    }

    private Task after(Event event) {
      var newest = Optional.of(event);
      return switch (event.kind()) {
        case TASK_SUBMITTED -> new Task(event.sequence(), newest, begun, ended);
        case TASK_BEGAN -> new Task(event.sequence(), given, newest, ended);
        default -> new Task(event.sequence(), given, begun, newest);
      };
    }
  }

  private final List<Event> events = new ArrayList<>();
  private final TreeMap<Long, Task> tasks = new TreeMap<>();
  private final Map<Actor, Integer> shares = new LinkedHashMap<>();
  private final Set<Actor> gone = new HashSet<>();

  PoolStory(String object) {
    super(object, KINDS);
  }

  @Override
  void ended(Event event) {
    gone.add(event.process());
  }

  @Override
  void happened(Event event) {
    events.add(event);
    tasks.merge(event.sequence(), Task.UNKNOWN.after(event), (task, _) -> task.after(event));
    if (event.kind() == EventKind.TASK_BEGAN) {
      shares.merge(event.process(), 1, Integer::sum);
    }
  }

  /** Returns the story of the tasks alone that were given after this line. */
  public PoolStory since(Said said) {
    return between(said.nanos(), Long.MAX_VALUE);
  }

  /**
   * Returns the story of the tasks alone that were given between two times, the second included,
   * with all that has become of them.
   */
  public PoolStory between(long from, long to) {
    var part = new PoolStory(object());
    part.gone.addAll(gone);
    Set<Long> numbers = new HashSet<>();
    tasks.values().stream()
        .filter(task -> task.given().filter(given -> isIn(given, from, to)).isPresent())
        .forEach(task -> numbers.add(task.number()));
    events.stream().filter(event -> numbers.contains(event.sequence())).forEach(part::happened);
    return part;
  }

  private static boolean isIn(Event event, long from, long to) {
    return event.nanos() > from && event.nanos() <= to;
  }

  /** Returns all tasks that anything is known of. */
  public List<Task> tasks() {
    return List.copyOf(tasks.values());
  }

  /** Returns the task that was given last. */
  public Optional<Task> newest() {
    return Optional.ofNullable(tasks.lastEntry()).map(Map.Entry::getValue);
  }

  /** Returns the task in which its worker wrote this line. */
  public Optional<Task> taskOf(OutputLine line) {
    return begun().reversed().stream()
        .filter(begin -> begin.process().equals(line.process()))
        .filter(begin -> begin.nanos() - line.nanos() <= 0)
        .findFirst()
        .map(begin -> tasks.get(begin.sequence()));
  }

  /** Returns the events of giving, in the order of time. */
  public List<Event> given() {
    return events(EventKind.TASK_SUBMITTED);
  }

  /** Returns the events of beginning, in the order of time. */
  public List<Event> begun() {
    return events(EventKind.TASK_BEGAN);
  }

  /** Returns the events of ending, in the order of time. */
  public List<Event> ended() {
    return events(EventKind.TASK_ENDED);
  }

  private List<Event> events(EventKind kind) {
    return events.stream().filter(event -> event.kind() == kind).toList();
  }

  /** Returns the tasks that were begun and have not ended, now or for ever. */
  public List<Task> unended() {
    return those(Task::isUnended);
  }

  /** Returns the tasks that were given and not begun. */
  public List<Task> waiting() {
    return those(task -> task.begun().isEmpty());
  }

  private List<Task> those(Predicate<Task> which) {
    return tasks.values().stream().filter(which).toList();
  }

  /** Returns the tasks that had ended when this line was written. */
  public List<Task> endedBy(Said line) {
    return those(task -> task.ended().filter(end -> end.nanos() - line.nanos() <= 0).isPresent());
  }

  /** Returns how many tasks each worker has begun; in the order of their first tasks. */
  public Map<Actor, Integer> shares() {
    return new LinkedHashMap<>(shares);
  }

  /** Returns how many tasks this worker has begun. */
  public int begunBy(Actor worker) {
    return shares.getOrDefault(worker, 0);
  }

  /** Returns the largest number of tasks that one worker has begun; empty before any is begun. */
  public Optional<Integer> largestShare() {
    return shares.values().stream().max(Integer::compare);
  }

  /** Returns the workers that are in the middle of a task. */
  public List<Actor> atWork() {
    return unended().stream()
        .flatMap(task -> task.worker().stream())
        .filter(worker -> !gone.contains(worker))
        .distinct()
        .toList();
  }

  /** Expects that each task was begun once, and ended, well or not. */
  public Expectation eachOnce() {
    return () -> {
      var problems = new ArrayList<String>(neverTwice().problems());
      problems.addAll(allBegun().problems());
      problems.addAll(inWords(unended(), " did not come to its end."));
      return problems;
    };
  }

  /** Expects that no task was begun twice. */
  public Expectation neverTwice() {
    return Expectation.equal(
        "tasks that were begun twice",
        () -> 0L,
        () -> begun().size() - begun().stream().map(Event::sequence).distinct().count());
  }

  /** Expects that as many were begun as were given. */
  public Expectation allBegun() {
    return Expectation.equal("tasks that were begun", () -> given().size(), () -> begun().size());
  }

  /** Expects that no task failed. */
  public Expectation noneFailed() {
    return () -> inWords(those(Task::isFailed), " failed.");
  }

  private static List<String> inWords(List<Task> tasks, String verb) {
    return tasks.stream().map(task -> "Task no. " + task.number() + verb).toList();
  }
}
