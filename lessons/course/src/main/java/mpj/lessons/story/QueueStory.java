package mpj.lessons.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/**
 * What went into a queue, what came out, and who waited. An item is known by its position, which
 * the queue itself counts, so a put and a get of the same item find each other.
 */
public final class QueueStory extends ObjectStory {
  static final Set<EventKind> KINDS =
      Set.of(
          EventKind.QUEUE_PUT_WAITING,
          EventKind.QUEUE_PUT_GAVE_UP,
          EventKind.QUEUE_PUT,
          EventKind.QUEUE_GET_WAITING,
          EventKind.QUEUE_GET_GAVE_UP,
          EventKind.QUEUE_GOT,
          EventKind.QUEUE_TASK_DONE,
          EventKind.QUEUE_JOINED);

  private final List<Event> puts = new ArrayList<>();
  private final List<Event> gots = new ArrayList<>();
  private final Map<Long, Event> putAt = new HashMap<>();
  private int fullTimes;
  private int emptyTimes;
  private int done;
  private int peak;

  QueueStory(String object) {
    super(object, KINDS);
  }

  @Override
  void happened(Event event) {
    switch (event.kind()) {
      case QUEUE_PUT -> {
        puts.add(event);
        putAt.putIfAbsent(event.sequence(), event);
        peak = Math.max(peak, size());
      }
      case QUEUE_GOT -> gots.add(event);
      case QUEUE_PUT_WAITING -> fullTimes++;
      case QUEUE_GET_WAITING -> emptyTimes++;
      case QUEUE_TASK_DONE -> done++;
      default -> {}
    }
  }

  /** Returns the puts, in the order in which they were told. */
  public List<Event> puts() {
    return Collections.unmodifiableList(puts);
  }

  /** Returns the gets, in the order in which they were told. */
  public List<Event> gots() {
    return Collections.unmodifiableList(gots);
  }

  /** Returns the put of the item at a position; empty if it is not known yet. */
  public Optional<Event> putOf(long position) {
    return Optional.ofNullable(putAt.get(position));
  }

  /** Returns how many items are in it. */
  public int size() {
    return Math.max(0, puts.size() - gots.size());
  }

  /** Returns the most items that were in it at once. */
  public int peak() {
    return peak;
  }

  /** Returns how many items were taken, and not yet said to be done. */
  public int inHand() {
    return Math.max(0, gots.size() - done);
  }

  /** Returns how often a process found it full. */
  public int fullTimes() {
    return fullTimes;
  }

  /** Returns how often a process found it empty. */
  public int emptyTimes() {
    return emptyTimes;
  }

  /** Expects that each item that was put was got, and each but once. */
  public Expectation eachOnce() {
    return () -> {
      var problems = new ArrayList<String>();
      Set<Long> put = positions("put", puts, problems);
      Set<Long> got = positions("got", gots, problems);
      missing("put and never got", put, got, problems);
      missing("got and never put", got, put, problems);
      return problems;
    };
  }

  private Set<Long> positions(String what, List<Event> events, List<String> problems) {
    var positions = new HashSet<Long>();
    for (Event event : events) {
      if (!positions.add(event.sequence())) {
        problems.add(
            object() + ": the item at position=" + event.sequence() + " was " + what + " twice.");
      }
    }
    return positions;
  }

  private void missing(String what, Set<Long> all, Set<Long> present, List<String> problems) {
    List<Long> missing = all.stream().filter(p -> !present.contains(p)).sorted().toList();
    if (!missing.isEmpty()) {
      problems.add(object() + ": " + what + ": positions=" + missing + ".");
    }
  }

  /** Expects that the positions that one process puts only grow, and those that one gets. */
  public Expectation inOrder() {
    return () -> {
      var problems = new ArrayList<String>();
      inOrder("put", puts, problems);
      inOrder("got", gots, problems);
      return problems;
    };
  }

  private void inOrder(String what, List<Event> events, List<String> problems) {
    var before = new HashMap<Actor, Event>();
    for (Event event : events) {
      Event earlier = before.put(event.process(), event);
      if (earlier != null && earlier.sequence() > event.sequence()) {
        problems.add(
            object()
                + ": "
                + event.process().name()
                + " "
                + what
                + " position="
                + event.sequence()
                + " after position="
                + earlier.sequence()
                + ".");
      }
    }
  }
}
