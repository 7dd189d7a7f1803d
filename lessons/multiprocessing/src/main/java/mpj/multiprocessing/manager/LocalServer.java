package mpj.multiprocessing.manager;

import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;

/**
 * The server of a manager, seen from code that it runs for a client and that uses the manager's own
 * proxies there: such a call is served on the spot, because the one who would serve it may be the
 * caller.
 */
abstract class LocalServer {
  /** The server that this process is; null in all others. */
  @SuppressWarnings("NonFinalStaticField") // set once, before the first request
  static volatile LocalServer current;

  /** Tells whether this is the server of the manager at that offset. */
  abstract boolean hosts(long manager);

  /** Runs an encoded request and returns its answer. */
  abstract Decoder serve(Encoder request);
}
