package mpj.multiprocessing.internal.codec;

/**
 * Thrown to end the reading of a graph before it overflows the stack of a thread that is not a
 * DeepStack.
 */
final class TooDeep extends StackOverflowError {
  private static final long serialVersionUID = 1L;

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
