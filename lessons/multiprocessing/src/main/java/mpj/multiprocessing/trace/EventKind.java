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
  /** A process is done with an item that it got from a joinable queue. */
  QUEUE_TASK_DONE("queue.task-done"),
  /** All items of a joinable queue are done with; value: nanoseconds waited for that. */
  QUEUE_JOINED("queue.joined"),
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
  /**
   * The manager's server answered a call; peer: the client, or null if that is no process of the
   * tree; value: nanoseconds it took.
   */
  CALL_SERVED("call.served"),
  /** Its holder took a reentrant lock again; value: how many times it now holds it. */
  LOCK_REENTERED("lock.reentered"),
  /** Whoever wanted a lock gave up; value: nanoseconds waited. */
  LOCK_TIMED_OUT("lock.timed-out"),
  /** The main process freed a lock; peer: the holder, which died. */
  LOCK_FREED("lock.freed"),
  /** A permit was wanted and there was none. */
  SEMAPHORE_WAITING("semaphore.waiting"),
  /** A permit was taken; value: nanoseconds waited; sequence: how many are left. */
  SEMAPHORE_ACQUIRED("semaphore.acquired"),
  /** Permits were given back or added; value: how many; sequence: how many there are now. */
  SEMAPHORE_RELEASED("semaphore.released"),
  /** Whoever wanted a permit gave up; value: nanoseconds waited. */
  SEMAPHORE_TIMED_OUT("semaphore.timed-out"),
  /** The main process gave back permits; peer: their holder, which died; value: how many. */
  SEMAPHORE_FREED("semaphore.freed"),
  /** An event was found not set, and is waited for. */
  EVENT_WAITING("event.waiting"),
  /** An event that was waited for is set; value: nanoseconds waited. */
  EVENT_PASSED("event.passed"),
  /** Whoever waited for an event gave up; value: nanoseconds waited. */
  EVENT_TIMED_OUT("event.timed-out"),
  /** An event was set. */
  EVENT_SET("event.set"),
  /** An event was cleared. */
  EVENT_CLEARED("event.cleared"),
  /** A process gave up the lock and waits to be signalled. */
  CONDITION_WAITING("condition.waiting"),
  /** Waiters were signalled; value: how many there were to be woken. */
  CONDITION_SIGNALLED("condition.signalled"),
  /** A signalled process has the lock again; value: nanoseconds waited. */
  CONDITION_WOKEN("condition.woken"),
  /** Whoever waited for a signal gave up, and has the lock again; value: nanoseconds waited. */
  CONDITION_TIMED_OUT("condition.timed-out"),
  /** A process waits for another's end; peer: the other. */
  JOIN_WAITING("join.waiting"),
  /** A process that waited saw the other's end, or gave up; value: nanoseconds waited. */
  JOIN_ENDED("join.ended"),
  /** A process signalled another; peer: the other; value: the signal's number. */
  SIGNAL_SENT("signal.sent"),
  /** A process began to handle a signal; value: its number. */
  SIGNAL_HANDLED("signal.handled"),
  /** A pipe was found full, or its reader busy. */
  PIPE_SEND_WAITING("pipe.send.waiting"),
  /** A message entered a pipe; value: its bytes; sequence: its number in that direction. */
  PIPE_SENT("pipe.sent"),
  /** A pipe was found empty. */
  PIPE_RECEIVE_WAITING("pipe.receive.waiting"),
  /** A message left a pipe; value: its bytes; sequence: its number in that direction. */
  PIPE_RECEIVED("pipe.received"),
  /** Whoever wanted to put an item gave up; value: nanoseconds waited. */
  QUEUE_PUT_GAVE_UP("queue.put.gave-up"),
  /** Whoever wanted an item gave up; value: nanoseconds waited. */
  QUEUE_GET_GAVE_UP("queue.get.gave-up"),
  /** Whoever wanted to send a message gave up, or there was nobody left to send it to. */
  PIPE_SEND_GAVE_UP("pipe.send.gave-up"),
  /** Whoever wanted a message gave up, or there was none to come. */
  PIPE_RECEIVE_GAVE_UP("pipe.receive.gave-up"),
  /**
   * A lock was tried without a wait and found held; peer: who held it. Of tries that follow each
   * other fast, one a millisecond is told.
   */
  LOCK_REFUSED("lock.refused"),
  /** A permit was tried without a wait and there was none; told as often as with a lock. */
  SEMAPHORE_REFUSED("semaphore.refused"),
  /**
   * A shared value, or an element of an array, was read; value: what it was; sequence: its index.
   * This and the next two are emitted only where {@link Scrutiny} asks for them.
   */
  VALUE_READ("value.read"),
  /** It was written; value: what it is now; sequence: its index. */
  VALUE_WRITTEN("value.written"),
  /** It was read and written at once; value: what it is now; sequence: its index. */
  VALUE_CHANGED("value.changed"),
  /**
   * A method was called whose calls are counted; emitted only by code that a tool has put there.
   */
  METHOD_CALLED("method.called");

  private final String label;

  EventKind(String label) {
    this.label = label;
  }

  /** Returns the name that reports use, {@code lock.acquired}. */
  public String label() {
    return label;
  }
}
