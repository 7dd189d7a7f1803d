package mpj.multiprocessing.channel;

/**
 * Thrown by {@link JoinableQueue#join}: a process died with items in hand, and these items will not
 * be done. An item that was just being handed to the dead process may be among them; in that case
 * another process still gets it.
 */
public final class TasksLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception with a message. The library's other implementations of a queue use it too.
   */
  public TasksLost(String message) {
    super(message);
  }
}
