package mpj.app.verdict;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/**
 * Tells what is new from what is only tried again: who asks for the same thing over and over, and
 * does nothing else, does not move.
 */
final class Attempts {
  private static final Set<EventKind> REFUSED =
      Set.of(EventKind.LOCK_REFUSED, EventKind.SEMAPHORE_REFUSED);

  /** Of a join that ended well, the end of the other process tells, too. */
  private static final Set<EventKind> GIVEN_UP =
      Set.of(
          EventKind.LOCK_TIMED_OUT,
          EventKind.SEMAPHORE_TIMED_OUT,
          EventKind.EVENT_TIMED_OUT,
          EventKind.CONDITION_TIMED_OUT,
          EventKind.QUEUE_PUT_GAVE_UP,
          EventKind.QUEUE_GET_GAVE_UP,
          EventKind.PIPE_SEND_GAVE_UP,
          EventKind.PIPE_RECEIVE_GAVE_UP,
          EventKind.JOIN_ENDED);

  private final Map<Actor, Set<Attempt>> made = new HashMap<>();

  private record Attempt(EventKind kind, String object, Actor joined) {}

  /** Returns false if this process has tried the same before, and has done nothing since. */
  boolean isNew(Event event) {
    if (GIVEN_UP.contains(event.kind())) {
      return false;
    }
    WaitKind begun = WaitKind.begunBy(event.kind());
    if (begun == null && !REFUSED.contains(event.kind())) {
      made.remove(event.process());
      return true;
    }
    Actor joined = begun == WaitKind.JOIN ? event.peer() : null;
    return made.computeIfAbsent(event.process(), _ -> new HashSet<>())
        .add(new Attempt(event.kind(), event.object(), joined));
  }
}
