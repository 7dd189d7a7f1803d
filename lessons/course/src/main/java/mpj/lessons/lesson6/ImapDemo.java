package mpj.lessons.lesson6;

import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.pool.SerializableFunction;
import mpj.multiprocessing.sync.Barrier;

/** When input is read and when results come: by map, by imap, and by imapUnordered. */
public final class ImapDemo implements Demo {
  private static final int WORKERS = 2;

  @Override
  public void run(Settings settings) throws Exception {
    int pause = settings.number("pause");
    Iterable<Integer> items = () -> read(settings.number("items"));
    SerializableFunction<Integer, Integer> work = item -> work(item, pause);

    var ready = new Barrier(WORKERS + 1);
    try (var pool = Pool.builder().workers(WORKERS).initializer(ready::await).build()) {
      ready.await(); // until all workers are there: their start shall not count

      IO.println("1: map gives a list");
      show(() -> pool.map(work, items, 1));

      IO.println("2: imap gives them in the order of the items");
      show(() -> pool.imap(work, items));

      IO.println("3: imapUnordered gives what is there");
      show(() -> pool.imapUnordered(work, items));
    }
  }

  /** An input that says when it is read. It could be endless; then map would never begin. */
  private static Iterator<Integer> read(int count) {
    return IntStream.range(0, count).peek(item -> IO.println("reads " + item)).iterator();
  }

  private static void show(Callable<Iterable<Integer>> call) throws Exception {
    long begin = System.nanoTime();
    for (int result : call.call()) {
      IO.println(
          String.format(Locale.ROOT, "result of %d after %d ms", result, millisSince(begin)));
    }
  }

  private static long millisSince(long begin) {
    return (System.nanoTime() - begin) / 1_000_000;
  }

  /** Runs in a worker. */
  private static int work(int item, int pause) throws InterruptedException {
    Thread.sleep(item == 0 ? 4 * pause : pause); // the first one is slow
    return item;
  }
}
