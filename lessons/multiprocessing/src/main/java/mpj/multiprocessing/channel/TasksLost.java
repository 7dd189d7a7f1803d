package mpj.multiprocessing.channel;

/**
 * Thrown by {@link JoinableQueue#join}: a process died with items in hand, and these items will not
 * be done. The count may include one item that the dead process was just taking from the queue.
 * Such an item is not lost: another process gets it.
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
