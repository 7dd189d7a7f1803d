package mpj.lessons.lesson7;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/**
 * Who has a permit of the semaphore. Each worker calls it by turns: to take a permit, and to give
 * it back. A permit counts as held from the answer of the first call to the beginning of the
 * second, which is never longer than it was.
 */
final class SemaphoreTurns {
  /** One turn; {@code after} is who gave back the permit while this worker waited, if it did. */
  record Turn(Event taken, Optional<Actor> after) {}

  private static final String OBJECT = "ManagedSemaphore-";

  private final Map<Actor, Event> wanted = new HashMap<>();
  private final Map<Actor, Turn> holders = new LinkedHashMap<>();
  private final Deque<Event> givenBack = new ArrayDeque<>();
  private final List<Turn> turns = new ArrayList<>();
  private int returns;
  private int peak;

  static SemaphoreTurns of(Recording recording) {
    SemaphoreTurns turns = new SemaphoreTurns();
    recording.events().forEach(turns::add);
    return turns;
  }

  void add(Event event) {
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
      givenBack.add(call);
      returns++;
    }
  }

  private void ends(Event call) {
    Event want = wanted.remove(call.process());
    if (want == null) {
      return; // the answer to a permit given back
    }
    // Permits look alike: the one that was given back first counts as the one taken first.
    Optional<Actor> after =
        Optional.ofNullable(givenBack.poll())
            .filter(back -> back.nanos() - want.nanos() > 0)
            .map(Event::process);
    Turn turn = new Turn(call, after);
    turns.add(turn);
    holders.put(call.process(), turn);
    peak = Math.max(peak, holders.size());
  }

  /** Returns the turn that this worker has now. */
  Optional<Turn> of(Actor who) {
    return Optional.ofNullable(holders.get(who));
  }

  /** Returns all turns, in the order in which they began. */
  List<Turn> turns() {
    return turns;
  }

  /** Returns how many permits were given back. */
  int returns() {
    return returns;
  }

  /** Returns how many permits were held at once, at most. */
  int peak() {
    return peak;
  }

  /** Returns how many workers wait for a permit. */
  int waiting() {
    return wanted.size();
  }
}
