package mpj.multiprocessing.channel;

/** How long a message through a {@link Connection} may be in this process. */
public final class MessageLimit {
  /** The system property with the bytes of the longest message. */
  public static final String PROPERTY = "mpj.message.limit";

  private static final long STANDARD = 1L << 30;
  private static final int LARGEST = Integer.MAX_VALUE - 8; // as long as an array can be

  static final long BYTES = check(Long.getLong(PROPERTY, STANDARD));

  /**
   * Returns a limit that can be.
   *
   * @throws IllegalArgumentException if it cannot
   */
  public static long check(long bytes) {
    if (bytes < 1 || bytes > LARGEST) {
      throw new IllegalArgumentException(
          "not a limit of messages: bytes=" + bytes + "; give one from 1 to " + LARGEST);
    }
    return bytes;
  }

  private MessageLimit() {}
}
