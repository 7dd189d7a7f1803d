package mpj.multiprocessing.manager;

/**
 * How calls of proxies reach their manager's server, and answers come back: within a tree by {@link
 * TreeWay}, from another JVM by {@link GuestWay}.
 */
abstract class Way {
  /**
   * Calls a method of an object, and waits for the answer. If the waiting thread is interrupted,
   * the server is asked to leave the call; what it then says is what holds. If it does not hear
   * that, the wait ends all the same.
   *
   * @return what the method returned, or {@link Answer#NOT_IN_TIME}; the thread's interrupt flag is
   *     set if it was interrupted too late to be heard
   * @throws InterruptedException if the call was left, and had no effect as far as it waited; or,
   *     with a message that says so, if the server did not hear that and the call may have had one
   * @throws ManagerGone if no answer can come
   * @throws mpj.multiprocessing.wire.UncrossableException if an argument cannot be sent; nothing
   *     was sent
   * @throws Throwable what the method threw
   */
  abstract Object call(long object, int method, Object[] arguments) throws Throwable;

  /** Has the server make an object that takes nothing to make, and returns its name. */
  abstract long host(int type);

  /**
   * Tells the server what became of a reference.
   *
   * @param what a number of {@link Request}
   * @param other the other client that it names, as this way numbers them
   * @throws mpj.multiprocessing.wire.UncrossableException if no reference can go where it is to
   */
  abstract void tell(byte what, long object, int other);

  /** Returns a way by which the server can be told of what is garbage, as this one may be, too. */
  abstract Way afterwards();

  /** Is told that objects of a registered type are wanted: their proxies may come in answers. */
  abstract void expect(Class<?> type);

  /** Returns how the object is named in messages from here. */
  abstract long handle(long object);

  /**
   * Returns how the manager itself is named in messages from here.
   *
   * @throws mpj.multiprocessing.wire.UncrossableException if it cannot be
   */
  abstract long handle();

  /** Returns the record that goes with what leads here to other processes; 0: none does. */
  abstract long record();

  /**
   * Checks that there is a server to call.
   *
   * @throws ManagerGone if there is none
   */
  abstract void requireOpen();

  /** Tells whether there is a server that takes calls. */
  abstract boolean isOpen();

  /** Returns the server's process number. */
  abstract long pid();

  /** Ends a way that one process has for itself; false if there is nothing to end. */
  abstract boolean close();

  /** Returns {@code Manager-1}. */
  @Override
  public abstract String toString();
}
