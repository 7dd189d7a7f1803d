package mpj.multiprocessing.channel;

/**
 * Items of a {@link JoinableQueue} will not be done: the process that had got them died. What it
 * was just being handed may be among them, and then somebody else gets it after all.
 */
public final class TasksLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For who hosts such a thing elsewhere, too. */
  public TasksLost(String message) {
    super(message);
  }
}
