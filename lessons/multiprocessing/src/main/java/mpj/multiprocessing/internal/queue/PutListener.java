package mpj.multiprocessing.internal.queue;

/** A listener for the progress of a put. */
public interface PutListener {
  /** There is no room. Called once. */
  void waits();

  /** The item has its position and is about to become visible. */
  void claimed(long position);
}
