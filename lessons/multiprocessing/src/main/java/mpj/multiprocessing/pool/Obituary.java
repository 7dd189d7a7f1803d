package mpj.multiprocessing.pool;

import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.structure.ItemQueue;
import mpj.multiprocessing.structure.PoolState;
import mpj.multiprocessing.wire.Encoder;

/**
 * Waits for the end of a worker and puts the news of it behind all results that the worker has put:
 * the queue has been mended by then, so none of them comes later, and what the worker had taken is
 * either back in the queue or noted as lost with it. Before that, nothing is said.
 */
final class Obituary extends Thread {
  private final Member member;
  private final PoolState state;
  private final ItemQueue results;
  private final Thread reader;

  Obituary(Member member, PoolState state, ItemQueue results, Thread reader) {
    super(null, null, "mpj-worker-" + member.process.pid(), 0, false);
    setDaemon(true);
    this.member = member;
    this.state = state;
    this.results = results;
    this.reader = reader;
  }

  @Override
  public void run() {
    try {
      member.process.join();
      if (!state.awaitBurial(member.cell)) {
        reader.interrupt();
        return;
      }
      Encoder news = Message.news(new Encoder(), Message.ENDED, member.cell);
      results.put(news.bytes(), news.length(), Pause.FOREVER, null);
    } catch (InterruptedException | RuntimeException e) {
      reader.interrupt(); // the shared memory is gone or full: the pool cannot go on
    }
  }
}
