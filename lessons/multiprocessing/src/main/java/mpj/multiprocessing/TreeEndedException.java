package mpj.multiprocessing;

/**
 * Thrown when an object of a process tree is used after the tree has ended. A tree ends when its
 * main process ends, at the same time as the exit hooks of that process run. So an exit hook may
 * see this exception.
 */
public final class TreeEndedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public TreeEndedException(String message, Throwable cause) {
    super(message, cause);
  }
}
