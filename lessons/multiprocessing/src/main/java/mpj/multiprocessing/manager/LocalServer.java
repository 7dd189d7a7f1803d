package mpj.multiprocessing.manager;

/**
 * The server of a manager, for code that runs in the server and uses the manager's own proxies.
 * Such a call runs in the calling process. This is a class of its own, so that a client can find
 * out that it is not the server without loading the server's classes.
 */
abstract class LocalServer {
  /** The server that runs in this process; null in all other processes. */
  @SuppressWarnings("NonFinalStaticField") // set once, before the first request
  static volatile LocalServer current;

  /** The manager's number in its tree. */
  final int number;

  LocalServer(int number) {
    this.number = number;
  }

  /** Calls a method as {@link Transport#call} says. */
  abstract Object call(long object, int method, Object[] arguments) throws Throwable;

  /** Creates an object, for code that runs in this process. */
  abstract void host(long object);

  /** Records what a process reports about a reference. */
  abstract void told(byte what, int slot, long object, int other);
}
