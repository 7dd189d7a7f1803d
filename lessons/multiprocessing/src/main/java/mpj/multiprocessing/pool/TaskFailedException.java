package mpj.multiprocessing.pool;

/**
 * Thrown when a task of a pool failed. The cause is the checked exception or the {@link Error} that
 * the task threw. An unchecked exception is thrown as it is, without this wrapper. {@link
 * WorkerDied} and {@link TaskTimedOut} have no cause.
 */
public class TaskFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TaskFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
