package mpj.multiprocessing.pool;

/**
 * A task failed because its worker ended in the middle of it: it was killed, the task called {@link
 * System#exit}, or its JVM broke down. The pool has replaced the worker.
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

  static WorkerDied of(Member member, long task, String items) {
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

  /** Returns the worker's name, {@code PoolWorker-1}. */
  public String worker() {
    return worker;
  }

  public long pid() {
    return pid;
  }

  /** Returns how the worker ended; negative: by the signal of that number. */
  public int exitCode() {
    return exitCode;
  }

  /** Returns the number of the task within its pool, from 0; -1: it had begun none. */
  public long task() {
    return task;
  }
}
