package mpj.multiprocessing.internal.queue;

/** A listener for an item that this process has taken. */
public interface TakeListener {
  /** The item is here. If this process died now, the item would be given to another process. */
  void taken(Item item);
}
