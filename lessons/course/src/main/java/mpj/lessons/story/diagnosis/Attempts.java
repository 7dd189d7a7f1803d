package mpj.lessons.story.diagnosis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.WaitKind;

/**
 * Tells what is new from what is only tried again: who asks for the same thing over and over, and
 * does nothing else, does not move.
 */
final class Attempts {
  private static final Set<EventKind> REFUSED =
      Set.of(EventKind.LOCK_REFUSED, EventKind.SEMAPHORE_REFUSED);

  private final Map<Actor, Set<Attempt>> made = new HashMap<>();

  private record Attempt(EventKind kind, String object, Actor joined) {}

  /** Returns false if this process has tried the same before, and has done nothing since. */
  boolean isNew(Event event) {
    if (isGivenUp(event.kind())) {
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

  /** Of a join that ended well, the end of the other process tells, too. */
  private static boolean isGivenUp(EventKind kind) {
    WaitKind over = WaitKind.endedBy(kind);
    return over == WaitKind.JOIN
        || (over != null && over != WaitKind.BARRIER && over.isFailure(kind));
  }
}
