package mpj.multiprocessing.trace;

/**
 * What happened. Each kind says what its event's {@code peer}, {@code value} and {@code sequence}
 * mean; what is not mentioned is null or 0.
 */
public enum EventKind {
  /** A child began to run; emitted by the child itself. */
  PROCESS_STARTED("process.started"),
  /** A process has ended for certain; value: its exit code, negative for a signal. */
  PROCESS_ENDED("process.ended"),
  /** A line of output was written; its text travels as an {@link OutputLine}. */
  LINE("line"),
  /** A lock was wanted and found held; peer: who held it at that moment. */
  LOCK_WAITING("lock.waiting"),
  /**
   * A lock was taken; value: nanoseconds waited; sequence: how many times this lock was taken
   * before, an exact order; peer: the holder just before, where there was a wait.
   */
  LOCK_ACQUIRED("lock.acquired"),
  /** A lock is about to be given back; value: nanoseconds held. */
  LOCK_RELEASED("lock.released"),
  /** A party reached a barrier; value: how many have arrived with it; sequence: generation. */
  BARRIER_ARRIVED("barrier.arrived"),
  /** A barrier's action begins; sequence: generation. */
  BARRIER_ACTION("barrier.action"),
  /** A party left a barrier; value: nanoseconds waited; sequence: generation. */
  BARRIER_PASSED("barrier.passed"),
  /** A party found the barrier broken, or broke it; sequence: generation. */
  BARRIER_BROKEN("barrier.broken"),
  /** A queue was found full; value: items in it. */
  QUEUE_PUT_WAITING("queue.put.waiting"),
  /** An item entered a queue; sequence: its position; value: nanoseconds waited. */
  QUEUE_PUT("queue.put"),
  /** A queue was found empty. */
  QUEUE_GET_WAITING("queue.get.waiting"),
  /** An item left a queue; sequence: its position; value: nanoseconds waited. */
  QUEUE_GOT("queue.got"),
  /** A pool was given a task; sequence: the task's number; value: items in it. */
  TASK_SUBMITTED("task.submitted"),
  /** A worker began a task; sequence: the task's number. */
  TASK_BEGAN("task.began"),
  /** A worker ended a task; sequence: the task's number; value: 0 done, 1 failed. */
  TASK_ENDED("task.ended"),
  /** A client calls a hosted object; sequence: the call's number. */
  CALL_BEGAN("call.began"),
  /** A client has its answer; sequence: the call's number; value: nanoseconds it took. */
  CALL_ENDED("call.ended"),
  /** The manager's server answered a call; peer: the client; value: nanoseconds it took. */
  CALL_SERVED("call.served");

  private final String label;

  EventKind(String label) {
    this.label = label;
  }

  /** Returns the name that reports use, {@code lock.acquired}. */
  public String label() {
    return label;
  }
}
