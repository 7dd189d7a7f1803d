package mpj.multiprocessing.trace;

/**
 * The kind of an {@link Event}. Each kind says what its event's {@code peer}, {@code value} and
 * {@code sequence} mean. A field that is not mentioned is null or 0. {@link WaitKind} says which of
 * them begin and end a wait.
 */
public enum EventKind {
  /** A child began to run; emitted by the child itself. */
  PROCESS_STARTED("process.started"),
  /** A process has ended for certain; value: its exit code, negative for a signal. */
  PROCESS_ENDED("process.ended"),
  /** A line of output was written. The listener receives it as an {@link OutputLine}. */
  LINE("line"),
  /** A process wanted a lock that was held; peer: the holder at that moment. */
  LOCK_WAITING("lock.waiting"),
  /**
   * A lock was acquired; value: nanoseconds waited; sequence: how many times this lock was acquired
   * before, an exact order; peer: the holder just before, if there was a wait.
   */
  LOCK_ACQUIRED("lock.acquired"),
  /** A lock is about to be released; value: nanoseconds held. */
  LOCK_RELEASED("lock.released"),
  /**
   * A party reached a barrier; value: the number of parties that have arrived, with this one;
   * sequence: the generation.
   */
  BARRIER_ARRIVED("barrier.arrived"),
  /** A barrier's action begins; sequence: the generation. */
  BARRIER_ACTION("barrier.action"),
  /** A party left a barrier; value: nanoseconds waited; sequence: the generation. */
  BARRIER_PASSED("barrier.passed"),
  /** A party found the barrier broken, or broke it; sequence: the generation. */
  BARRIER_BROKEN("barrier.broken"),
  /** A process wanted to put an item into a full queue; value: the number of items in the queue. */
  QUEUE_PUT_WAITING("queue.put.waiting"),
  /** An item was put into a queue; sequence: its position; value: nanoseconds waited. */
  QUEUE_PUT("queue.put"),
  /** A process wanted an item from an empty queue. */
  QUEUE_GET_WAITING("queue.get.waiting"),
  /** An item was taken from a queue; sequence: its position; value: nanoseconds waited. */
  QUEUE_GOT("queue.got"),
  /** A process has finished an item that it got from a joinable queue. */
  QUEUE_TASK_DONE("queue.task-done"),
  /**
   * A process saw that all items of a joinable queue are finished; value: nanoseconds waited for
   * that.
   */
  QUEUE_JOINED("queue.joined"),
  /** A task was given to a pool; sequence: the task's number; value: the number of its items. */
  TASK_SUBMITTED("task.submitted"),
  /** A worker began a task; sequence: the task's number. */
  TASK_BEGAN("task.began"),
  /** A worker ended a task; sequence: the task's number; value: 0 done, 1 failed. */
  TASK_ENDED("task.ended"),
  /** A client calls a hosted object; sequence: the call's number. */
  CALL_BEGAN("call.began"),
  /**
   * A client has the answer to its call; sequence: the call's number; value: nanoseconds it took.
   */
  CALL_ENDED("call.ended"),
  /**
   * The manager's server answered a call; peer: the client, or null if the client is not a process
   * of the tree; value: nanoseconds it took.
   */
  CALL_SERVED("call.served"),
  /**
   * The holder of a reentrant lock acquired it again; value: how many times it now holds the lock.
   */
  LOCK_REENTERED("lock.reentered"),
  /** A process that waited for a lock gave up; value: nanoseconds waited. */
  LOCK_TIMED_OUT("lock.timed-out"),
  /** The main process freed a lock whose holder died; peer: that holder. */
  LOCK_FREED("lock.freed"),
  /** A process wanted a permit, and there was none. */
  SEMAPHORE_WAITING("semaphore.waiting"),
  /** A permit was acquired; value: nanoseconds waited; sequence: the number of permits left. */
  SEMAPHORE_ACQUIRED("semaphore.acquired"),
  /** Permits were released or added; value: their number; sequence: the number of permits now. */
  SEMAPHORE_RELEASED("semaphore.released"),
  /** A process that waited for a permit gave up; value: nanoseconds waited. */
  SEMAPHORE_TIMED_OUT("semaphore.timed-out"),
  /**
   * The main process released the permits of a process that died; peer: that process; value: their
   * number.
   */
  SEMAPHORE_FREED("semaphore.freed"),
  /** A process waits for an event that is not set. */
  EVENT_WAITING("event.waiting"),
  /** A process that waited for an event saw it set; value: nanoseconds waited. */
  EVENT_PASSED("event.passed"),
  /** A process that waited for an event gave up; value: nanoseconds waited. */
  EVENT_TIMED_OUT("event.timed-out"),
  /** An event was set. */
  EVENT_SET("event.set"),
  /** An event was cleared. */
  EVENT_CLEARED("event.cleared"),
  /**
   * A latch was counted down; sequence: the count after that, 0 if this opened the latch. Each
   * countdown of a latch has a smaller count than the one before, so this is an exact order,
   * backwards. If a latch is open already, counting it down is no event.
   */
  LATCH_COUNTED_DOWN("latch.counted-down"),
  /**
   * A process waits for a latch; sequence: about the count at that moment, because others may count
   * down meanwhile. It may even be 0.
   */
  LATCH_WAITING("latch.waiting"),
  /** A process saw that a latch's count is zero; value: nanoseconds waited, 0 if it was open. */
  LATCH_PASSED("latch.passed"),
  /** A process that waited for a latch gave up; value: nanoseconds waited. */
  LATCH_TIMED_OUT("latch.timed-out"),
  /** A process released the lock and waits for a signal. */
  CONDITION_WAITING("condition.waiting"),
  /** Waiting processes were signalled; value: the number of processes to wake. */
  CONDITION_SIGNALLED("condition.signalled"),
  /** A signalled process has the lock again; value: nanoseconds waited. */
  CONDITION_WOKEN("condition.woken"),
  /**
   * A process that waited for a signal gave up, and has the lock again; value: nanoseconds waited.
   */
  CONDITION_TIMED_OUT("condition.timed-out"),
  /** A process waits for the end of another; peer: the other process. */
  JOIN_WAITING("join.waiting"),
  /** A process that waited for the end of another saw it, or gave up; value: nanoseconds waited. */
  JOIN_ENDED("join.ended"),
  /** A process sent a signal to another; peer: the other process; value: the signal's number. */
  SIGNAL_SENT("signal.sent"),
  /** A process began to handle a signal; value: the signal's number. */
  SIGNAL_HANDLED("signal.handled"),
  /** A process wanted to send a message, but the pipe was full or its reader was busy. */
  PIPE_SEND_WAITING("pipe.send.waiting"),
  /**
   * A message was sent into a pipe; value: its size in bytes; sequence: its number in that
   * direction.
   */
  PIPE_SENT("pipe.sent"),
  /** A process wanted a message from an empty pipe. */
  PIPE_RECEIVE_WAITING("pipe.receive.waiting"),
  /**
   * A message was received from a pipe; value: its size in bytes; sequence: its number in that
   * direction.
   */
  PIPE_RECEIVED("pipe.received"),
  /** A process that waited to put an item gave up; value: nanoseconds waited. */
  QUEUE_PUT_GAVE_UP("queue.put.gave-up"),
  /** A process that waited for an item gave up; value: nanoseconds waited. */
  QUEUE_GET_GAVE_UP("queue.get.gave-up"),
  /** A process that waited to send a message gave up, or no receiver was left. */
  PIPE_SEND_GAVE_UP("pipe.send.gave-up"),
  /** A process that waited for a message gave up, or no sender was left. */
  PIPE_RECEIVE_GAVE_UP("pipe.receive.gave-up"),
  /**
   * A process tried to acquire a lock without waiting, and the lock was held; peer: the holder. If
   * tries follow each other fast, only one each millisecond is emitted.
   */
  LOCK_REFUSED("lock.refused"),
  /**
   * A process tried to acquire a permit without waiting, and there was none. It is emitted as often
   * as {@link #LOCK_REFUSED}.
   */
  SEMAPHORE_REFUSED("semaphore.refused"),
  /**
   * A shared value, or an element of an array, was read; value: the number that was read; sequence:
   * its index. This kind and the next two are emitted only if {@link TraceOptions} asks for them.
   */
  VALUE_READ("value.read"),
  /**
   * A shared value, or an element of an array, was written; value: the new number; sequence: its
   * index.
   */
  VALUE_WRITTEN("value.written"),
  /**
   * A shared value, or an element of an array, was read and written atomically; value: the new
   * number; sequence: its index.
   */
  VALUE_CHANGED("value.changed"),
  /** A method whose calls are counted was called. Only code that a tool has added emits it. */
  METHOD_CALLED("method.called");

  private final String label;

  EventKind(String label) {
    this.label = label;
  }

  /** Returns the name in reports, for example {@code lock.acquired}. */
  public String label() {
    return label;
  }
}
