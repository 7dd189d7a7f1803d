package mpj.lessons.story;

import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.WaitKind;

/**
 * A wait of a process.
 *
 * @param kind what for
 * @param begun the event that began it
 */
public record Wait(WaitKind kind, Event begun) {
  /** Returns who waits. */
  public Actor who() {
    return begun.process();
  }

  /** Returns at what, {@code Lock-1}; for a join the name of the other process. */
  public String object() {
    return kind == WaitKind.JOIN && begun.peer() != null ? begun.peer().name() : begun.object();
  }

  /** Returns the other process concerned, or null: who held the lock, who is joined. */
  public Actor peer() {
    return begun.peer();
  }

  /** Returns when it began, by {@link System#nanoTime()}. */
  public long since() {
    return begun.nanos();
  }

  /** Several threads of a process may join others, or call, at the same time. */
  boolean isEndedBy(Event event) {
    return WaitKind.endedBy(event.kind()) == kind
        && who().equals(event.process())
        && switch (kind) {
          case JOIN -> event.peer() != null && event.peer().equals(peer());
          case CALL -> begun.sequence() == event.sequence() && isAt(event.object());
          default -> isAt(event.object());
        };
  }

  private boolean isAt(String object) {
    return begun.object().equals(object);
  }

  /** Returns it as one would say it, {@code wants Lock-1}. */
  public String inWords() {
    return words() + object();
  }

  private String words() {
    return switch (kind) {
      case LOCK -> "wants ";
      case SEMAPHORE -> "wants a permit of ";
      case EVENT, LATCH -> "waits for ";
      case CONDITION -> "waits to be signalled by ";
      case BARRIER -> "waits at ";
      case PUT, SEND -> "waits for room in ";
      case GET -> "waits for an item of ";
      case RECEIVE -> "waits for a message of ";
      case JOIN -> "waits for the end of ";
      case CALL -> "waits for the answer of ";
    };
  }

  /** Returns what another process would have to do, {@code put one in}. */
  public String cure() {
    return switch (kind) {
      case LOCK -> "release it";
      case SEMAPHORE -> "release one";
      case EVENT -> "set it";
      case LATCH -> "count it down";
      case CONDITION -> "signal";
      case BARRIER -> "come there too";
      case PUT -> "take an item out";
      case GET -> "put one in";
      case SEND -> "receive from it";
      case RECEIVE -> "send one";
      case JOIN -> "end";
      case CALL -> "answer";
    };
  }
}
