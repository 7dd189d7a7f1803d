package mpj.lessons.story;

import java.util.EnumSet;
import java.util.Set;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** What happened to one object of a run, {@code Lock-1}, and what that means. */
abstract class ObjectStory implements Follower {
  private final Set<EventKind> kinds;
  private String object;

  /**
   * Begins with nothing.
   *
   * @param object which one; empty: the first that anything is heard of
   * @param kinds the kinds of events that happen to such objects
   */
  ObjectStory(String object, Set<EventKind> kinds) {
    this.object = object;
    this.kinds = EnumSet.copyOf(kinds);
  }

  @Override
  public final void add(Event event) {
    if (event.kind() == EventKind.PROCESS_ENDED) {
      ended(event);
    } else if (kinds.contains(event.kind())) {
      if (object.isEmpty()) {
        object = event.object();
      }
      if (object.equals(event.object())) {
        happened(event);
      }
    }
  }

  /** Takes note of what happened to the object. */
  abstract void happened(Event event);

  /** Takes note of the end of a process. */
  void ended(Event event) {}

  /** Returns the object's name, {@code Lock-1}; empty if nothing is heard of any. */
  public final String object() {
    return object;
  }
}
