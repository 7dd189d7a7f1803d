package mpj.multiprocessing.manager;

import mpj.multiprocessing.internal.codec.DecodePolicy;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.RemoteFailure;

/**
 * The answer to a call. Its first byte says how the call ended. What follows depends on that byte.
 */
final class Response {
  /** The method returned; its result follows. */
  static final byte RESULT = 0;

  /** The method threw; a {@link RemoteFailure} follows. */
  static final byte FAILURE = 1;

  /** The call waited for something that did not come in time. */
  static final byte LATE = 2;

  /** The client cancelled the call, and nothing was done. */
  static final byte CANCELLED = 3;

  /** The marker that a proxy gets for a call that waited too long. */
  static final Object NOT_IN_TIME = new Object();

  private Response() {}

  /** Returns whether an answer is the marker for a call that waited too long. */
  @SuppressWarnings("ReferenceEquality") // the marker object itself
  static boolean isLate(Object answer) {
    return answer == NOT_IN_TIME;
  }

  /**
   * Reads an answer.
   *
   * @throws InterruptedException if the call was cancelled
   * @throws Throwable what the method threw
   */
  static Object read(Decoder in) throws Throwable {
    return read(in, Thread.currentThread().getContextClassLoader(), null);
  }

  /**
   * Reads an answer that came from another JVM.
   *
   * @param decodePolicy what is accepted from the answer; null for everything
   */
  static Object read(Decoder in, ClassLoader loader, DecodePolicy decodePolicy) throws Throwable {
    byte kind = in.readByte();
    if (kind == RESULT) {
      return in.read();
    }
    if (kind == LATE) {
      return NOT_IN_TIME;
    }
    if (kind == CANCELLED) {
      Thread.interrupted(); // the exception says it
      throw new InterruptedException("interrupted while waiting for an answer");
    }
    Throwable thrown = RemoteFailure.read(in, loader, decodePolicy);
    thrown.fillInStackTrace(); // the trace of the call; the remote trace shows where it failed
    throw thrown;
  }
}
