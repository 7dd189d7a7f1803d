package mpj.lessons.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/**
 * Who has a permit of a managed semaphore. Each process calls it by turns: to acquire a permit, and
 * to release it. A permit counts as held from the answer of the first call to the beginning of the
 * second, which is never longer than it was.
 */
public final class ManagedSemaphoreStory implements Follower {
  /**
   * A process had a permit once.
   *
   * @param taken the answer to its call
   * @param after who released the permit while this process waited, if it did
   */
  public record Turn(Event taken, Optional<Actor> after) {
    /** Returns how long its process waited for the answer, in nanoseconds. */
    public long waited() {
      return taken.value();
    }
  }

  private static final String OBJECT = "ManagedSemaphore-";

  private final Map<Actor, Event> wanted = new HashMap<>();
  private final Map<Actor, Turn> holders = new LinkedHashMap<>();
  private final Deque<Event> released = new ArrayDeque<>();
  private final List<Turn> turns = new ArrayList<>();
  private int releases;
  private int peak;

  ManagedSemaphoreStory() {}

  @Override
  public void add(Event event) {
    if (!event.object().startsWith(OBJECT)) {
      return;
    }
    if (event.kind() == EventKind.CALL_BEGAN) {
      begins(event);
    } else if (event.kind() == EventKind.CALL_ENDED) {
      ends(event);
    }
  }

  private void begins(Event call) {
    if (holders.remove(call.process()) == null) {
      wanted.put(call.process(), call);
    } else {
      released.add(call);
      releases++;
    }
  }

  private void ends(Event call) {
    Event want = wanted.remove(call.process());
    if (want == null) {
      return; // the answer to a release
    }
    // Permits look alike: the one that was released first counts as the one acquired first.
    Optional<Actor> after =
        Optional.ofNullable(released.poll())
            .filter(release -> release.nanos() - want.nanos() > 0)
            .map(Event::process);
    Turn turn = new Turn(call, after);
    turns.add(turn);
    holders.put(call.process(), turn);
    peak = Math.max(peak, holders.size());
  }

  /** Returns the turn that this process has now. */
  public Optional<Turn> of(Actor who) {
    return Optional.ofNullable(holders.get(who));
  }

  /** Returns all turns, in the order in which they began. */
  public List<Turn> turns() {
    return List.copyOf(turns);
  }

  /** Returns the turns that had to be waited for until another process released its permit. */
  public List<Turn> waits() {
    return turns.stream().filter(turn -> turn.after().isPresent()).toList();
  }

  /** Returns how many permits were released. */
  public int releases() {
    return releases;
  }

  /** Returns how many permits were held at once, at most. */
  public int peak() {
    return peak;
  }

  /** Returns how many processes wait for a permit. */
  public int waiting() {
    return wanted.size();
  }
}
