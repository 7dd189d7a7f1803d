package mpj.multiprocessing.manager.guest;

/**
 * A guest's time at a manager's server. What the guest sent is told by one thread at a time, in the
 * order in which it was sent; none of the methods waits.
 */
public interface Visit {
  /**
   * The guest makes a call. It is answered by any thread, now or later; if this throws, there will
   * be no answer.
   *
   * @param request nobody else uses the array
   */
  void call(byte[] request, Reply reply);

  /**
   * The guest does not want to wait for the answer of a call any longer: it is answered as soon as
   * can be.
   *
   * @param reply equal to that of the call
   */
  void leave(Reply reply);

  /**
   * The guest says something to which there is no answer.
   *
   * @throws mpj.multiprocessing.wire.MalformedMessageException if no guest says such a thing: it
   *     has to be thrown out
   */
  void message(byte[] bytes);

  /** The connection is over, however it ended: what the guest held is freed. */
  void end();
}
