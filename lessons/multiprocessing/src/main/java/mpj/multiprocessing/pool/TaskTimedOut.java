package mpj.multiprocessing.pool;

/**
 * Thrown when a task took longer than its pool {@linkplain PoolBuilder#timeout allows}. The pool
 * has killed the worker and replaced it.
 */
public final class TaskTimedOut extends TaskFailedException {
  private static final long serialVersionUID = 1L;

  private final String worker;
  private final long pid;
  private final long task;

  private TaskTimedOut(String message, String worker, long pid, long task) {
    super(message, null);
    this.worker = worker;
    this.pid = pid;
    this.task = task;
  }

  static TaskTimedOut of(WorkerHandle member, long task, String items) {
    return new TaskTimedOut(
        "a task took too long and was killed with its worker: "
            + member
            + " task="
            + task
            + items
            + "; give the pool a longer timeout, or the task less to do",
        member.process.name(),
        member.process.pid(),
        task);
  }

  /** Returns the worker's name, for example {@code PoolWorker-1}. */
  public String worker() {
    return worker;
  }

  /** Returns the process id (PID) of the worker. */
  public long pid() {
    return pid;
  }

  /** Returns the number of the task within its pool, from 0. */
  public long task() {
    return task;
  }
}
