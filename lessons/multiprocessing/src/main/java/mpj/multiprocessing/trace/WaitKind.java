package mpj.multiprocessing.trace;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a process can wait for. Each line says which kind of {@link Event} begins such a wait, which
 * one ends it, and which one ends it without success: the process gave up, or the object is broken.
 * A listener can find out with it who waits for what.
 */
public enum WaitKind {
  LOCK(EventKind.LOCK_WAITING, EventKind.LOCK_ACQUIRED, EventKind.LOCK_TIMED_OUT),
  SEMAPHORE(
      EventKind.SEMAPHORE_WAITING, EventKind.SEMAPHORE_ACQUIRED, EventKind.SEMAPHORE_TIMED_OUT),
  EVENT(EventKind.EVENT_WAITING, EventKind.EVENT_PASSED, EventKind.EVENT_TIMED_OUT),
  LATCH(EventKind.LATCH_WAITING, EventKind.LATCH_PASSED, EventKind.LATCH_TIMED_OUT),
  CONDITION(EventKind.CONDITION_WAITING, EventKind.CONDITION_WOKEN, EventKind.CONDITION_TIMED_OUT),
  BARRIER(EventKind.BARRIER_ARRIVED, EventKind.BARRIER_PASSED, EventKind.BARRIER_BROKEN),
  /** Room in a queue. */
  PUT(EventKind.QUEUE_PUT_WAITING, EventKind.QUEUE_PUT, EventKind.QUEUE_PUT_GAVE_UP),
  /** An item of a queue. */
  GET(EventKind.QUEUE_GET_WAITING, EventKind.QUEUE_GOT, EventKind.QUEUE_GET_GAVE_UP),
  /** Room in a pipe. */
  SEND(EventKind.PIPE_SEND_WAITING, EventKind.PIPE_SENT, EventKind.PIPE_SEND_GAVE_UP),
  /** A message of a pipe. */
  RECEIVE(EventKind.PIPE_RECEIVE_WAITING, EventKind.PIPE_RECEIVED, EventKind.PIPE_RECEIVE_GAVE_UP),
  /** The end of another process. The same event tells of its end and of giving up. */
  JOIN(EventKind.JOIN_WAITING, EventKind.JOIN_ENDED, null),
  /** The answer to a call of a hosted object. */
  CALL(EventKind.CALL_BEGAN, EventKind.CALL_ENDED, null);

  private static final Map<EventKind, WaitKind> BEGUN = new EnumMap<>(EventKind.class);
  private static final Map<EventKind, WaitKind> ENDED = new EnumMap<>(EventKind.class);

  static {
    for (WaitKind wait : values()) {
      BEGUN.put(wait.begins, wait);
      ENDED.put(wait.ends, wait);
      if (wait.fails != null) {
        ENDED.put(wait.fails, wait);
      }
    }
  }

  private final EventKind begins;
  private final EventKind ends;
  private final EventKind fails; // null: no event of its own tells of that

  WaitKind(EventKind begins, EventKind ends, EventKind fails) {
    this.begins = begins;
    this.ends = ends;
    this.fails = fails;
  }

  /** Returns what a wait that such an event begins is for; null if it begins none. */
  public static WaitKind begunBy(EventKind kind) {
    return BEGUN.get(kind);
  }

  /**
   * Returns what a wait that such an event ends is for; null if it ends none. The process need not
   * have waited, see {@link #hadToWait}.
   */
  public static WaitKind endedBy(EventKind kind) {
    return ENDED.get(kind);
  }

  /** Returns whether such an event ends a wait of this kind without success. */
  public boolean isFailure(EventKind kind) {
    return kind == fails;
  }

  /**
   * Returns whether a wait ended by this event. False if the process got at once what it wanted; if
   * it waits for the same object, this is another of its threads.
   */
  public static boolean hadToWait(Event event) {
    return switch (event.kind()) {
      case LOCK_ACQUIRED, SEMAPHORE_ACQUIRED, EVENT_PASSED, LATCH_PASSED, QUEUE_PUT, QUEUE_GOT ->
          event.value() > 0;
      default -> ENDED.containsKey(event.kind());
    };
  }
}
