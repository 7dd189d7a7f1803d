package mpj.multiprocessing.pool;

/**
 * A task of a pool failed. Its cause is what the task threw, a checked exception or an {@link
 * Error}; an unchecked exception is thrown as it is, not wrapped in this one.
 */
public class TaskFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TaskFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
