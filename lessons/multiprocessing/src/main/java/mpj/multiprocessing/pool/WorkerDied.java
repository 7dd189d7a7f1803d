package mpj.multiprocessing.pool;

/**
 * Thrown when a worker ended in the middle of a task: the worker was killed, the task called {@link
 * System#exit}, or its JVM crashed. The pool has replaced the worker.
 */
public final class WorkerDied extends TaskFailedException {
  private static final long serialVersionUID = 1L;

  private final String worker;
  private final long pid;
  private final int exitCode;
  private final long task;

  WorkerDied(String message, String worker, long pid, int exitCode, long task) {
    super(message, null);
    this.worker = worker;
    this.pid = pid;
    this.exitCode = exitCode;
    this.task = task;
  }

  static WorkerDied of(WorkerHandle member, long task, String items) {
    int code = member.exitCode();
    return new WorkerDied(
        "a worker ended in the middle of a task: "
            + member.death()
            + " task="
            + task
            + items
            + (code < 0
                ? "; it was killed, perhaps for want of memory"
                : "; did the task call System.exit?"),
        member.process.name(),
        member.process.pid(),
        code,
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

  /**
   * Returns the exit code of the worker. A negative code is the number of the signal that killed
   * it.
   */
  public int exitCode() {
    return exitCode;
  }

  /**
   * Returns the number of the task within its pool, from 0. It is -1 if the worker had begun no
   * task.
   */
  public long task() {
    return task;
  }
}
