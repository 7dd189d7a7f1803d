package mpj.multiprocessing.manager.guest;

/** The destination of the answer to one call. Two objects for the same call are equal. */
public interface Reply {
  /**
   * Sends the answer. Does not wait until the guest has read it. If the guest is gone, does
   * nothing.
   *
   * @param bytes the first {@code length} bytes are copied
   * @throws IllegalArgumentException if the guest does not accept such a large answer; the message
   *     says what to do, and a smaller answer can be sent instead
   */
  void send(byte[] bytes, int length);
}
