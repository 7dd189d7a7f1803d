package mpj.multiprocessing.manager;

/**
 * The server of a manager, seen from code that it runs for a client and that uses the manager's own
 * proxies there: such a call is served on the spot. A class of its own, so that a client need not
 * load the server to find out that it is none.
 */
abstract class LocalServer {
  /** The server that this process is; null in all others. */
  @SuppressWarnings("NonFinalStaticField") // set once, before the first request
  static volatile LocalServer current;

  /** The manager's number in its tree. */
  final int number;

  LocalServer(int number) {
    this.number = number;
  }

  /** Does what {@link Way#call} says. */
  abstract Object call(long object, int method, Object[] arguments) throws Throwable;

  /** Makes an object, for code that runs here. */
  abstract void host(long object);

  /** Notes what a process says has become of a reference. */
  abstract void told(byte what, int slot, long object, int other);
}
