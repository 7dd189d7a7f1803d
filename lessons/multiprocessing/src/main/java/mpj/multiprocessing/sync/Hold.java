package mpj.multiprocessing.sync;

/** A lock held, to be given back by the end of a try-with-resources statement. */
public interface Hold extends AutoCloseable {
  /** Gives the lock back. */
  @Override
  void close();
}
