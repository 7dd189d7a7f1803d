package mpj.multiprocessing.pool;

import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * Waits for the end of a worker, and then puts a message about it into the queue of results. It
 * waits until the queue has been mended. So the message comes after all results that the worker
 * put. The task that the worker had taken is either back in the queue or noted as lost.
 */
final class WorkerReaper extends LibraryThread {
  private final WorkerHandle member;
  private final PoolState state;
  private final ItemQueue results;
  private final Results reader;

  WorkerReaper(WorkerHandle member, PoolState state, ItemQueue results, Results reader) {
    super("mpj-worker-" + member.process.pid());
    this.member = member;
    this.state = state;
    this.results = results;
    this.reader = reader;
  }

  @Override
  public void run() {
    try {
      if (!awaitRetirement()) {
        reader.lose();
        return;
      }
      Encoder news = Message.news(new Encoder(), Message.ENDED, member.cell);
      while (!put(news)) {
        // go on
      }
    } catch (RuntimeException e) {
      reader.lose(); // the shared memory is gone or full: the pool cannot go on
    }
  }

  private boolean awaitRetirement() {
    while (true) {
      try {
        member.process.join();
        return state.awaitRetirement(member.cell);
      } catch (InterruptedException e) {
        // The library never interrupts this thread. The pool waits for the message, so go on.
      }
    }
  }

  /** Puts the message. Returns false if it was interrupted; the library itself never does that. */
  private boolean put(Encoder news) {
    try {
      results.put(news.bytes(), news.length(), Backoff.FOREVER, null);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
