package mpj.multiprocessing.manager.guest;

/** Where the answer of one call goes. Two of the same call are equal. */
public interface Reply {
  /**
   * Sends the answer, and does not wait until the guest has read it. If the guest is gone, nothing
   * happens.
   *
   * @param bytes of which the first {@code length} are copied
   * @throws IllegalArgumentException if the guest takes no answer so large, with a message that
   *     says what to do; then another can be given
   */
  void send(byte[] bytes, int length);
}
