package mpj.multiprocessing.channel;

import mpj.multiprocessing.internal.queue.Item;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/** Emits the events of taking one item. */
final class WatchedGet implements Runnable {
  private final ItemQueue items;
  private long began;

  WatchedGet(ItemQueue items) {
    this.items = items;
  }

  long get(Item item, long nanos) throws InterruptedException {
    Gate.pass();
    long position = -1;
    try {
      position = items.get(item, nanos, this);
    } finally {
      long waited = began == 0 ? 0 : System.nanoTime() - began;
      if (position >= 0) {
        Gate.emit(EventKind.QUEUE_GOT, items.block(), 0, waited, position);
      } else if (waited > 0) {
        Gate.emit(EventKind.QUEUE_GET_GAVE_UP, items.block(), 0, waited, 0);
      }
    }
    return position;
  }

  /** Called when the queue was found empty. */
  @Override
  public void run() {
    began = System.nanoTime();
    Gate.emit(EventKind.QUEUE_GET_WAITING, items.block(), 0, 0, 0);
  }
}
