package mpj.multiprocessing.manager;

/** How calls of proxies reach their manager's server, and answers come back. */
abstract class Way {
  /**
   * Calls a method of an object, and waits for the answer. If the waiting thread is interrupted,
   * the server is asked to leave the call; what it then says is what holds.
   *
   * @return what the method returned, or {@link Answer#NOT_IN_TIME}; the thread's interrupt flag is
   *     set if it was interrupted too late to be heard
   * @throws InterruptedException if the call was left, and had no effect as far as it waited
   * @throws ManagerGone if no answer can come
   * @throws mpj.multiprocessing.wire.UncrossableException if an argument cannot be sent; nothing
   *     was sent
   * @throws Throwable what the method threw
   */
  abstract Object call(long object, int method, Object[] arguments) throws Throwable;

  /** Has the server make an object of that name. Its failure is seen at the first call. */
  abstract void host(long object);

  /**
   * Tells the server what became of a reference.
   *
   * @param what a number of {@link Request}
   * @param other the other client that it names, as this way numbers them
   */
  abstract void tell(byte what, long object, int other);

  /** Returns a new name for an object of a type. */
  abstract long name(int type);

  /** Returns how the object is named in messages from here. */
  abstract long handle(long object);

  /** Returns {@code Manager-1}. */
  @Override
  public abstract String toString();
}
