package mpj.multiprocessing.channel;

/** The queue was full, now or until the timeout. Python's {@code queue.Full}. */
public final class QueueFull extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For who hosts such a thing elsewhere, too. */
  public QueueFull(String message) {
    super(message);
  }
}
