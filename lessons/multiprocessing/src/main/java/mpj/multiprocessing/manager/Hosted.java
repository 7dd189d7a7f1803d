package mpj.multiprocessing.manager;

import java.util.concurrent.locks.ReentrantLock;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;

/**
 * An object in the server, together with which of its methods can be called: those it knows by
 * number, and no others. One call at a time has it, under its lock.
 */
abstract class Hosted {
  final ReentrantLock lock = new ReentrantLock();

  /**
   * Tells whether a method may take long, because it waits or runs code of the client's. Such a
   * call gets a thread of its own, and nobody else's waits behind it.
   */
  abstract boolean mayBlock(int method);

  /**
   * Runs a method.
   *
   * @param in where its arguments are read from
   * @param out where its one result is written to
   * @throws Throwable whatever the method throws: it goes back to the client
   */
  abstract void call(int method, Decoder in, Encoder out) throws Throwable;

  /** What a method number that the object does not know is answered with. */
  static IllegalArgumentException unknown(String type, int method) {
    return new IllegalArgumentException(
        "not a method that can be called: type=" + type + " method=" + method);
  }
}
