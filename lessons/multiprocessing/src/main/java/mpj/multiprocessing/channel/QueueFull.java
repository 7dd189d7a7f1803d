package mpj.multiprocessing.channel;

/**
 * Thrown when the queue has no room, now or until the timeout elapsed. Python's {@code queue.Full}.
 */
public final class QueueFull extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception with a message. The library's other implementations of a queue use it too.
   */
  public QueueFull(String message) {
    super(message);
  }
}
