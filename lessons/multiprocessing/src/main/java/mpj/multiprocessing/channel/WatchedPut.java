package mpj.multiprocessing.channel;

import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.queue.PutListener;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/** Emits the events of putting one item. */
final class WatchedPut implements PutListener {
  private final ItemQueue items;
  private long began;

  WatchedPut(ItemQueue items) {
    this.items = items;
  }

  @Override
  public void waits() {
    began = System.nanoTime();
    Gate.emit(EventKind.QUEUE_PUT_WAITING, items.block(), 0, items.size(), 0);
  }

  @Override
  public void claimed(long position) {
    long waited = began == 0 ? 0 : System.nanoTime() - began;
    Gate.emit(EventKind.QUEUE_PUT, items.block(), 0, waited, position);
  }

  void gaveUp() {
    if (began != 0) {
      Gate.emit(EventKind.QUEUE_PUT_GAVE_UP, items.block(), 0, System.nanoTime() - began, 0);
    }
  }
}
