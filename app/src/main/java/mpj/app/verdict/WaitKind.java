package mpj.app.verdict;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import mpj.multiprocessing.trace.EventKind;

/** What a process may wait for, with the events that begin such a wait and end it. */
enum WaitKind {
  LOCK(
      "wants ",
      "release it",
      EventKind.LOCK_WAITING,
      EventKind.LOCK_ACQUIRED,
      EventKind.LOCK_TIMED_OUT),
  SEMAPHORE(
      "wants a permit of ",
      "release one",
      EventKind.SEMAPHORE_WAITING,
      EventKind.SEMAPHORE_ACQUIRED,
      EventKind.SEMAPHORE_TIMED_OUT),
  EVENT(
      "waits for ",
      "set it",
      EventKind.EVENT_WAITING,
      EventKind.EVENT_PASSED,
      EventKind.EVENT_TIMED_OUT),
  CONDITION(
      "waits to be signalled by ",
      "signal",
      EventKind.CONDITION_WAITING,
      EventKind.CONDITION_WOKEN,
      EventKind.CONDITION_TIMED_OUT),
  BARRIER(
      "waits at ",
      "come there too",
      EventKind.BARRIER_ARRIVED,
      EventKind.BARRIER_PASSED,
      EventKind.BARRIER_BROKEN),
  PUT(
      "waits for room in ",
      "take an item out",
      EventKind.QUEUE_PUT_WAITING,
      EventKind.QUEUE_PUT,
      EventKind.QUEUE_PUT_GAVE_UP),
  GET(
      "waits for an item of ",
      "put one in",
      EventKind.QUEUE_GET_WAITING,
      EventKind.QUEUE_GOT,
      EventKind.QUEUE_GET_GAVE_UP),
  SEND(
      "waits for room in ",
      "receive from it",
      EventKind.PIPE_SEND_WAITING,
      EventKind.PIPE_SENT,
      EventKind.PIPE_SEND_GAVE_UP),
  RECEIVE(
      "waits for a message of ",
      "send one",
      EventKind.PIPE_RECEIVE_WAITING,
      EventKind.PIPE_RECEIVED,
      EventKind.PIPE_RECEIVE_GAVE_UP),
  JOIN("waits for the end of ", "end", EventKind.JOIN_WAITING, EventKind.JOIN_ENDED),
  CALL("waits for the answer of ", "answer", EventKind.CALL_BEGAN, EventKind.CALL_ENDED);

  private static final Map<EventKind, WaitKind> BEGUN = new EnumMap<>(EventKind.class);
  private static final Map<EventKind, WaitKind> ENDED = new EnumMap<>(EventKind.class);

  static {
    for (WaitKind kind : values()) {
      BEGUN.put(kind.begins, kind);
      kind.ends.forEach(end -> ENDED.put(end, kind));
    }
  }

  private final String words;
  private final String cure;
  private final EventKind begins;
  private final Set<EventKind> ends;

  WaitKind(String words, String cure, EventKind begins, EventKind... ends) {
    this.words = words;
    this.cure = cure;
    this.begins = begins;
    this.ends = Set.copyOf(Arrays.asList(ends));
  }

  /** Returns what a wait begins by such an event, or null. */
  static WaitKind begunBy(EventKind event) {
    return BEGUN.get(event);
  }

  /** Returns what a wait ends by such an event, or null. */
  static WaitKind endedBy(EventKind event) {
    return ENDED.get(event);
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
