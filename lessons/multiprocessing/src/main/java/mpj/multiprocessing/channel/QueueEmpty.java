package mpj.multiprocessing.channel;

/** The queue was empty, now or until the timeout. Python's {@code queue.Empty}. */
public final class QueueEmpty extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For who hosts such a thing elsewhere, too. */
  public QueueEmpty(String message) {
    super(message);
  }
}
