package mpj.multiprocessing.manager;

/**
 * The transport of calls: how a proxy's call reaches the manager's server, and how the answer comes
 * back. {@link TreeTransport} works within a process tree, {@link GuestTransport} from another JVM.
 */
abstract class Transport {
  /**
   * Calls a method of an object, and waits for the answer. If the waiting thread is interrupted,
   * asks the server to cancel the call. The server's answer then says what happened. If the server
   * does not notice the cancellation, the wait ends nevertheless.
   *
   * @return what the method returned, or {@link Response#NOT_IN_TIME}; if the thread was
   *     interrupted and the call could not be cancelled any more, its interrupt flag is set
   * @throws InterruptedException if the call was cancelled and took nothing that it waited for; or,
   *     with a message that says so, if the server did not notice the cancellation and the call may
   *     have had an effect
   * @throws ManagerGone if no answer can come
   * @throws mpj.multiprocessing.UncrossableException if an argument cannot be sent; then nothing
   *     was sent
   * @throws Throwable what the method threw
   */
  abstract Object call(long object, int method, Object[] arguments) throws Throwable;

  /** Creates an object in the server that needs no arguments, and returns its name. */
  abstract long host(int type);

  /**
   * Reports to the server what became of a reference.
   *
   * @param what a number of {@link Request}
   * @param other the number of the other client that the report names
   * @throws mpj.multiprocessing.UncrossableException if a reference cannot be sent to that receiver
   */
  abstract void tell(byte what, long object, int other);

  /** Returns a way to report garbage proxies by, because this way may be garbage itself then. */
  abstract Transport afterwards();

  /**
   * Notes that this process uses objects of a registered type. So proxies of the type may come in
   * answers.
   */
  abstract void expect(Class<?> type);

  /** Returns the object's name in messages from this process. */
  abstract long handle(long object);

  /**
   * Returns the manager's own name in messages from this process.
   *
   * @throws mpj.multiprocessing.UncrossableException if the manager cannot be sent
   */
  abstract long handle();

  /**
   * Returns the offset of the record that travels with references to the server, or 0 if there is
   * none.
   */
  abstract long record();

  /**
   * Checks that there is a server to call.
   *
   * @throws ManagerGone if there is none
   */
  abstract void requireOpen();

  /** Returns whether there is a server that accepts calls. */
  abstract boolean isOpen();

  /** Returns the server's process id. */
  abstract long pid();

  /**
   * Ends a way that belongs to one process alone.
   *
   * @return false if there is nothing to end
   */
  abstract boolean close();

  /** Returns {@code Manager-1}. */
  @Override
  public abstract String toString();
}
