package mpj.multiprocessing.internal.queue;

/** Is told of an item that this process has taken. */
public interface Taking {
  /** The item is here; if this process died now, it would be given to another. */
  void taken(Item item);
}
