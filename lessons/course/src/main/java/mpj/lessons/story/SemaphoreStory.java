package mpj.lessons.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/**
 * Who had a permit of a semaphore, when, and after whom. Who is inside is counted from the events.
 * The number of permits in a single event is not used for that: of two processes that acquire one
 * at the same moment, either may be heard of first.
 */
public final class SemaphoreStory extends ObjectStory {
  static final Set<EventKind> KINDS =
      Set.of(EventKind.SEMAPHORE_ACQUIRED, EventKind.SEMAPHORE_RELEASED, EventKind.SEMAPHORE_FREED);

  /**
   * A process had a permit once.
   *
   * @param taken the event of acquiring it
   * @param after the process that had released it; empty if it was free from the beginning. Permits
   *     look alike: the one that was released first counts as the one that is acquired first
   * @param left the event of releasing it; empty while the stay lasts
   */
  public record Stay(Event taken, Optional<Actor> after, Optional<Event> left) {
    /** Returns who had it. */
    public Actor who() {
      return taken.process();
    }

    /** Returns how long its process waited, in nanoseconds. */
    public long waited() {
      return taken.value();
    }

    private boolean lasts() {
      return left.isEmpty();
    }

    private boolean lastsAt(long nanos) {
      return taken.nanos() - nanos <= 0 && (lasts() || left.get().nanos() - nanos > 0);
    }
  }

  private final List<Stay> stays = new ArrayList<>();
  private final Deque<Actor> released = new ArrayDeque<>();

  SemaphoreStory(String object) {
    super(object, KINDS);
  }

  @Override
  void happened(Event event) {
    switch (event.kind()) {
      case SEMAPHORE_ACQUIRED ->
          stays.add(new Stay(event, Optional.ofNullable(released.poll()), Optional.empty()));
      case SEMAPHORE_RELEASED -> release(event.process(), event);
      case SEMAPHORE_FREED -> release(event.peer(), event);
      default -> {}
    }
  }

  /** A permit may be released by another process than the one that acquired it. */
  private void release(Actor who, Event event) {
    for (long permit = 0; permit < event.value(); permit++) {
      if (!endFirst(stay -> stay.who().equals(who), event)) {
        endFirst(_ -> true, event);
      }
      released.add(who);
    }
  }

  private boolean endFirst(Predicate<Stay> which, Event event) {
    for (int i = 0; i < stays.size(); i++) {
      Stay stay = stays.get(i);
      if (stay.lasts() && which.test(stay)) {
        stays.set(i, new Stay(stay.taken(), stay.after(), Optional.of(event)));
        return true;
      }
    }
    return false;
  }

  /** Returns all stays, in the order in which they began. */
  public List<Stay> stays() {
    return List.copyOf(stays);
  }

  /** Returns the stays that had to be waited for. */
  public List<Stay> waits() {
    return stays.stream().filter(stay -> stay.waited() > 0).toList();
  }

  /** Returns the stays of the process with this pid. */
  public List<Stay> staysOf(long pid) {
    return stays.stream().filter(stay -> stay.who().pid() == pid).toList();
  }

  /** Returns the newest stay of a process. */
  public Optional<Stay> lastOf(Actor who) {
    return stays.reversed().stream().filter(stay -> stay.who().equals(who)).findFirst();
  }

  /** Returns who has a permit now, in the order in which they acquired them. */
  public List<Actor> inside() {
    return stays.stream().filter(Stay::lasts).map(Stay::who).toList();
  }

  /**
   * Returns how many had a permit at once, at most. A release is timed before it takes effect, so
   * the times never show too many.
   */
  public int peak() {
    return stays.stream()
        .mapToInt(
            stay -> (int) stays.stream().filter(one -> one.lastsAt(stay.taken().nanos())).count())
        .max()
        .orElse(0);
  }
}
