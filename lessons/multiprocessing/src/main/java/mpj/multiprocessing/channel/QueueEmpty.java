package mpj.multiprocessing.channel;

/**
 * Thrown when the queue has no item, now or until the timeout elapsed. Python's {@code
 * queue.Empty}.
 */
public final class QueueEmpty extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception with a message. The library's other implementations of a queue use it too.
   */
  public QueueEmpty(String message) {
    super(message);
  }
}
