package mpj.lessons.lesson2;

import java.util.Optional;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** In which state the one child of a run is, as its events say. */
final class ChildLife {
  /** The states of a process's life. */
  enum State {
    NEW,
    RUNNING,
    BLOCKED,
    TERMINATED
  }

  private Actor child;
  private State state = State.NEW;
  private Event wait;

  void add(Event event) {
    if (event.kind() == EventKind.PROCESS_STARTED) {
      child = event.process();
    }
    if (!event.process().equals(child)) {
      return;
    }
    switch (event.kind()) {
      case PROCESS_STARTED, LOCK_ACQUIRED -> state = State.RUNNING;
      case LOCK_WAITING -> {
        state = State.BLOCKED;
        wait = event;
      }
      case PROCESS_ENDED -> state = State.TERMINATED;
      default -> {}
    }
  }

  State state() {
    return state;
  }

  /** Returns the event of finding the lock held, once there was one. */
  Optional<Event> blocked() {
    return Optional.ofNullable(wait);
  }
}
