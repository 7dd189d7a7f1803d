package mpj.app.verdict;

import mpj.multiprocessing.trace.EventKind;

/** What a process may wait for, with the events that begin such a wait and end it. */
enum WaitKind {
  LOCK("wants ", "release it"),
  SEMAPHORE("wants a permit of ", "release one"),
  EVENT("waits for ", "set it"),
  CONDITION("waits to be signalled by ", "signal"),
  BARRIER("waits at ", "come there too"),
  PUT("waits for room in ", "take an item out"),
  GET("waits for an item of ", "put one in"),
  SEND("waits for room in ", "receive from it"),
  RECEIVE("waits for a message of ", "send one"),
  JOIN("waits for the end of ", "end"),
  CALL("waits for the answer of ", "answer");

  private final String words;
  private final String cure;

  WaitKind(String words, String cure) {
    this.words = words;
    this.cure = cure;
  }

  /** Returns what a wait begins by such an event, or null. */
  static WaitKind begunBy(EventKind event) {
    return switch (event) {
      case LOCK_WAITING -> LOCK;
      case SEMAPHORE_WAITING -> SEMAPHORE;
      case EVENT_WAITING -> EVENT;
      case CONDITION_WAITING -> CONDITION;
      case BARRIER_ARRIVED -> BARRIER;
      case QUEUE_PUT_WAITING -> PUT;
      case QUEUE_GET_WAITING -> GET;
      case PIPE_SEND_WAITING -> SEND;
      case PIPE_RECEIVE_WAITING -> RECEIVE;
      case JOIN_WAITING -> JOIN;
      case CALL_BEGAN -> CALL;
      default -> null;
    };
  }

  /** Returns what a wait ends by such an event, or null. */
  static WaitKind endedBy(EventKind event) {
    return switch (event) {
      case LOCK_ACQUIRED, LOCK_TIMED_OUT -> LOCK;
      case SEMAPHORE_ACQUIRED, SEMAPHORE_TIMED_OUT -> SEMAPHORE;
      case EVENT_PASSED, EVENT_TIMED_OUT -> EVENT;
      case CONDITION_WOKEN, CONDITION_TIMED_OUT -> CONDITION;
      case BARRIER_PASSED, BARRIER_BROKEN -> BARRIER;
      case QUEUE_PUT, QUEUE_PUT_GAVE_UP -> PUT;
      case QUEUE_GOT, QUEUE_GET_GAVE_UP -> GET;
      case PIPE_SENT, PIPE_SEND_GAVE_UP -> SEND;
      case PIPE_RECEIVED, PIPE_RECEIVE_GAVE_UP -> RECEIVE;
      case JOIN_ENDED -> JOIN;
      case CALL_ENDED -> CALL;
      default -> null;
    };
  }

  /** Returns what stands before the object's name: {@code wants }. */
  String words() {
    return words;
  }

  /** Returns what another would have to do, {@code put one in}. */
  String cure() {
    return cure;
  }
}
