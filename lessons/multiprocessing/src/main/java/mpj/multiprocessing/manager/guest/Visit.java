package mpj.multiprocessing.manager.guest;

/**
 * The time that a guest is connected to a manager's server. One thread at a time calls these
 * methods, in the order in which the guest sent its messages. No method waits.
 */
public interface Visit {
  /**
   * The guest makes a call. Any thread may send the answer, now or later. If this method throws,
   * there is no answer.
   *
   * @param request the caller does not use the array any more
   */
  void call(byte[] request, Reply reply);

  /**
   * The guest does not want to wait for the answer to a call any longer. The answer is sent as soon
   * as possible.
   *
   * @param reply equal to the one of the call
   */
  void leave(Reply reply);

  /**
   * The guest sends a message that has no answer.
   *
   * @throws mpj.multiprocessing.MalformedMessageException if guests send no such messages: then the
   *     guest must be disconnected
   */
  void message(byte[] bytes);

  /** The connection has ended, for any reason. The server releases what the guest held. */
  void end();
}
