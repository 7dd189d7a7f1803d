package mpj.multiprocessing.manager;

import mpj.multiprocessing.wire.Admission;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.RemoteFailure;

/** What a call is answered with: a first byte that says how it went, and what belongs to that. */
final class Answer {
  /** The method returned; its result follows. */
  static final byte RESULT = 0;

  /** The method threw; a {@link RemoteFailure} follows. */
  static final byte FAILURE = 1;

  /** What was waited for did not come in time. */
  static final byte LATE = 2;

  /** The client did not want to wait any longer; nothing was done. */
  static final byte CANCELLED = 3;

  /** What a call that came too late returns to its proxy. */
  static final Object NOT_IN_TIME = new Object();

  private Answer() {}

  /** Tells whether a call came too late. */
  @SuppressWarnings("ReferenceEquality") // the mark itself is meant
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
   * The same of an answer from elsewhere.
   *
   * @param admission what is taken of it; null: everything
   */
  static Object read(Decoder in, ClassLoader loader, Admission admission) throws Throwable {
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
    Throwable thrown = RemoteFailure.read(in, loader, admission);
    thrown.fillInStackTrace(); // where the call was made; where it failed is in the remote trace
    throw thrown;
  }
}
