package mpj.lessons.story.diagnosis;

import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.WaitKind;

/**
 * A wait that has not ended.
 *
 * @param who waits
 * @param kind what for
 * @param object at what, {@code Lock-1}; for a join the name of the other process
 * @param peer the other process concerned, or null: who held the lock, who is joined
 * @param since when it began, by {@link System#nanoTime()}
 */
record Wait(Actor who, WaitKind kind, String object, Actor peer, long since) {
  /** Returns it as one would say it, {@code wants Lock-1}. */
  String inWords() {
    return words() + object;
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
  String cure() {
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
