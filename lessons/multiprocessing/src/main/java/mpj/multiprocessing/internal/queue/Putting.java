package mpj.multiprocessing.internal.queue;

/** Is told how a put goes on. */
public interface Putting {
  /** There is no room; called once. */
  void waits();

  /** The item has its place and is about to be seen. */
  void claimed(long position);
}
