package mpj.multiprocessing.channel;

/**
 * The limit of the length of a message through a {@link Connection}, in this process. Without a
 * setting it is 1 GiB.
 */
public final class MessageLimit {
  /** The system property that sets the limit, in bytes. */
  public static final String PROPERTY = "mpj.message.limit";

  private static final long STANDARD = 1L << 30;
  private static final int LARGEST = Integer.MAX_VALUE - 8; // the largest length of an array

  static final long BYTES = check(Long.getLong(PROPERTY, STANDARD));

  /**
   * Returns the limit if it is valid: 1 to 2,147,483,639 bytes.
   *
   * @throws IllegalArgumentException if it is not valid
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
