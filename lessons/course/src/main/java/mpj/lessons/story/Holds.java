package mpj.lessons.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;

/**
 * Who holds what, after the newest event. A semaphore of which somebody releases a permit that he
 * has not acquired passes signals: nobody holds it.
 */
public final class Holds {
  private final List<Hold> lasting = new ArrayList<>();
  private final Set<String> signals = new HashSet<>();
  private final Map<Actor, Long> tasks = new HashMap<>();
  private final BiConsumer<Hold, Event> ended;

  /** Begins with nobody who holds anything. */
  public Holds() {
    this((_, _) -> {});
  }

  /**
   * Begins with nobody who holds anything.
   *
   * @param ended called for each hold that ends, with the event that ends it
   */
  public Holds(BiConsumer<Hold, Event> ended) {
    this.ended = ended;
  }

  /** Takes note of what happened. */
  public void add(Event event) {
    switch (event.kind()) {
      case LOCK_ACQUIRED, SEMAPHORE_ACQUIRED -> acquired(event);
      case LOCK_RELEASED -> released(event);
      case SEMAPHORE_RELEASED -> permits(event);
      case LOCK_FREED, SEMAPHORE_FREED -> freed(event);
      case TASK_BEGAN -> tasks.put(event.process(), event.nanos());
      case TASK_ENDED -> taskEnded(event);
      default -> {}
    }
  }

  private void acquired(Event event) {
    if (!signals.contains(event.object())) {
      lasting.add(new Hold(event.process(), event.object(), event.nanos(), false));
    }
  }

  /** A lock may be released by another than its holder. */
  private void released(Event event) {
    if (!endFirst(isHold(event.process(), event.object()), event)) {
      endFirst(hold -> hold.object().equals(event.object()), event);
    }
  }

  private void permits(Event event) {
    for (long permit = 0; permit < event.value(); permit++) {
      if (!endFirst(isHold(event.process(), event.object()), event)) {
        signals.add(event.object());
        lasting.removeIf(hold -> hold.object().equals(event.object()));
        return;
      }
    }
  }

  /** All that a dead process held of an object. */
  private void freed(Event event) {
    Predicate<Hold> of = isHold(event.peer(), event.object());
    boolean any = endFirst(of, event);
    while (any) {
      any = endFirst(of, event);
    }
  }

  private void taskEnded(Event event) {
    long began = tasks.getOrDefault(event.process(), Long.MAX_VALUE);
    lasting.replaceAll(hold ->
        hold.who().equals(event.process()) && hold.since() >= began
            ? new Hold(hold.who(), hold.object(), hold.since(), true)
            : hold);
  }

  private static Predicate<Hold> isHold(Actor who, String object) {
    return hold -> hold.who().equals(who) && hold.object().equals(object);
  }

  /** The one that began first ends first; false if there is none. */
  private boolean endFirst(Predicate<Hold> which, Event event) {
    Optional<Hold> first = lasting.stream().filter(which).findFirst();
    first.ifPresent(hold -> {
      lasting.remove(hold);
      ended.accept(hold, event);
    });
    return first.isPresent();
  }

  /** Returns the holds that last, in the order in which they were acquired. */
  public List<Hold> lasting() {
    return List.copyOf(lasting);
  }

  /** Returns the holds of an object; none if it is used to pass signals. */
  public List<Hold> of(String object) {
    return lasting.stream().filter(hold -> hold.object().equals(object)).toList();
  }

  /** Returns what this process holds. */
  public List<Hold> by(Actor who) {
    return lasting.stream().filter(hold -> hold.who().equals(who)).toList();
  }

  /** Returns this process's newest hold of an object. */
  public Optional<Hold> newest(Actor who, String object) {
    return lasting.reversed().stream().filter(isHold(who, object)).findFirst();
  }

  /** Returns whether an object is known to pass signals. */
  public boolean isSignal(String object) {
    return signals.contains(object);
  }

  /** Returns who must act for this wait to end; empty if that could be anybody. */
  public List<Actor> owners(Wait wait) {
    return switch (wait.kind()) {
      case JOIN -> wait.peer() == null ? List.of() : List.of(wait.peer());
      case LOCK, SEMAPHORE -> of(wait.object()).stream().map(Hold::who).distinct().toList();
      default -> List.of();
    };
  }
}
