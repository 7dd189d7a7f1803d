package mpj.lessons.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.ProcessRecord;

/**
 * Who had a lock, when, and after whom. Turns are in the order of their sequence numbers, which the
 * lock itself counts; clocks only say how long.
 */
public final class LockStory extends ObjectStory {
  static final Set<EventKind> KINDS =
      Set.of(
          EventKind.LOCK_WAITING,
          EventKind.LOCK_TIMED_OUT,
          EventKind.LOCK_ACQUIRED,
          EventKind.LOCK_RELEASED,
          EventKind.LOCK_FREED);

  /**
   * A process had the lock once.
   *
   * @param taken the event of acquiring it
   * @param found the event of finding it held; empty if the process did not have to wait
   * @param given the event of releasing it; empty while the turn lasts
   */
  public record Turn(Event taken, Optional<Event> found, Optional<Event> given) {
    /** Returns who had it. */
    public Actor who() {
      return taken.process();
    }

    /** Returns how long its process waited, in nanoseconds. */
    public long waited() {
      return taken.value();
    }
  }

  private final TreeMap<Long, Turn> turns = new TreeMap<>();
  private final Map<Actor, Event> waiting = new HashMap<>();

  LockStory(String object) {
    super(object, KINDS);
  }

  @Override
  void ended(Event event) {
    waiting.remove(event.process());
  }

  @Override
  void happened(Event event) {
    switch (event.kind()) {
      case LOCK_WAITING -> waiting.put(event.process(), event);
      case LOCK_TIMED_OUT -> waiting.remove(event.process());
      case LOCK_ACQUIRED -> {
        Optional<Event> found = Optional.ofNullable(waiting.remove(event.process()));
        turns.put(event.sequence(), new Turn(event, found, Optional.empty()));
      }
      case LOCK_RELEASED -> give(event.process(), event);
      case LOCK_FREED -> give(event.peer(), event);
      default -> {}
    }
  }

  /** A plain lock may be released by another than its holder. */
  private void give(Actor who, Event given) {
    lastOf(who)
        .filter(turn -> turn.given().isEmpty())
        .or(() ->
            Optional.ofNullable(turns.lastEntry())
                .map(Map.Entry::getValue)
                .filter(turn -> turn.given().isEmpty()))
        .ifPresent(turn ->
            turns.put(
                turn.taken().sequence(), new Turn(turn.taken(), turn.found(), Optional.of(given))));
  }

  /** Returns all turns, in their exact order. */
  public List<Turn> turns() {
    return List.copyOf(turns.values());
  }

  /** Returns the turns that had to be waited for. */
  public List<Turn> waits() {
    return turns.values().stream().filter(turn -> turn.waited() > 0).toList();
  }

  /** Returns the newest turn of a process. */
  public Optional<Turn> lastOf(Actor who) {
    return turns.descendingMap().values().stream().filter(t -> t.who().equals(who)).findFirst();
  }

  /** Returns the turn before this one. */
  public Optional<Turn> before(Turn turn) {
    return Optional.ofNullable(turns.lowerEntry(turn.taken().sequence())).map(Map.Entry::getValue);
  }

  /** Returns who has the lock now. */
  public Optional<Actor> holder() {
    return Optional.ofNullable(turns.lastEntry())
        .map(Map.Entry::getValue)
        .filter(turn -> turn.given().isEmpty())
        .map(Turn::who);
  }

  /** Returns who waits now, in the order in which they began to. */
  public List<Actor> waiting() {
    return waiting.values().stream()
        .sorted(Comparator.comparingLong(Event::nanos))
        .map(Event::process)
        .toList();
  }

  /** Returns who had the lock between the beginning of this turn's wait and the turn, in order. */
  public List<Actor> ahead(Turn turn) {
    return turn.waited() == 0
        ? List.of()
        : turns.subMap(firstAhead(turn), turn.taken().sequence()).values().stream()
            .map(Turn::who)
            .toList();
  }

  private long firstAhead(Turn turn) {
    long own = turn.taken().sequence();
    Actor found = turn.found().map(Event::peer).orElse(null);
    long since = turn.taken().nanos() - turn.waited();
    List<Turn> candidates =
        turns.headMap(own).values().stream()
            .filter(t -> found == null ? endedAfter(t, since) : t.who().equals(found))
            .toList();
    if (candidates.isEmpty()) {
      return own;
    }
    Turn first = candidates.getFirst();
    if (found != null) {
      // The process found holding it may have held it before: its newest turn of that time counts.
      long when = turn.found().orElseThrow().nanos();
      first =
          candidates.stream()
              .filter(t -> t.taken().nanos() <= when)
              .reduce((_, newer) -> newer)
              .orElse(first);
    }
    return first.taken().sequence();
  }

  private static boolean endedAfter(Turn turn, long nanos) {
    return turn.given().isEmpty() || turn.given().get().nanos() > nanos;
  }

  /** Expects that no two turns overlap, none is missing, and each was ended. */
  public Expectation oneAtATime() {
    return () -> {
      var problems = new ArrayList<String>();
      Turn before = null;
      for (Turn turn : turns.values()) {
        if (turn.given().isEmpty()) {
          problems.add(turn.who().name() + " took the lock and did not give it back.");
        }
        if (before != null) {
          compare(before, turn, problems);
        }
        before = turn;
      }
      return problems;
    };
  }

  private static void compare(Turn before, Turn turn, List<String> problems) {
    if (turn.taken().sequence() != before.taken().sequence() + 1) {
      problems.add(
          "A turn is missing between "
              + before.who().name()
              + " and "
              + turn.who().name()
              + ": sequence="
              + before.taken().sequence()
              + " is followed by sequence="
              + turn.taken().sequence()
              + ".");
    }
    if (before.given().isEmpty() || before.given().get().nanos() > turn.taken().nanos()) {
      problems.add(
          before.who().name() + " and " + turn.who().name() + " held the lock at the same time.");
    }
  }

  /** Expects that each of these processes had it. */
  public Expectation hadBy(Supplier<List<ProcessRecord>> processes) {
    return () ->
        processes.get().stream()
            .filter(one -> turns.values().stream().noneMatch(t -> t.who().pid() == one.pid()))
            .map(one -> one.name() + " never had the lock.")
            .toList();
  }

  /** Expects that somebody waited while another held it. */
  public Expectation contended() {
    return () ->
        turns.values().stream().anyMatch(this::overlapsAnother)
            ? List.of()
            : List.of("Nobody waited while another process held the lock.");
  }

  private boolean overlapsAnother(Turn waiter) {
    long until = waiter.taken().nanos();
    long since = until - waiter.waited();
    return waiter.waited() > 0
        && turns.values().stream()
            .filter(turn -> !turn.who().equals(waiter.who()) && turn.given().isPresent())
            .anyMatch(t -> t.taken().nanos() < until && t.given().get().nanos() > since);
  }
}
