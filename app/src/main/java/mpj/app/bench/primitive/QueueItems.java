package mpj.app.bench.primitive;

import java.time.Duration;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.Barrier;

/** How many numbers a second go through a queue from one process to another. */
final class QueueItems {
  private static final int WARM_UP_ITEMS = 200_000;
  private static final int ITEMS = 400_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private QueueItems() {}

  static Primitive oneToOne() {
    return new Primitive(
        "queue_1p1c_items_s",
        "items/s",
        Primitive.Better.HIGHER,
        "ints through one queue, from one process to another",
        () -> QueueItems::run);
  }

  private static double run() throws InterruptedException {
    var queue = new Queue<Integer>();
    var report = new Queue<long[]>();
    var together = new Barrier(2);
    var producer =
        new ChildProcess(() -> {
          put(queue, WARM_UP_ITEMS);
          together.await();
          put(queue, ITEMS);
        });
    var consumer =
        new ChildProcess(() -> {
          get(queue, WARM_UP_ITEMS);
          together.await();
          long begun = System.nanoTime();
          long sum = get(queue, ITEMS);
          report.put(new long[] {System.nanoTime() - begun, sum});
        });
    producer.start();
    consumer.start();
    Contest.expectEnd(producer);
    Contest.expectEnd(consumer);
    long[] answer = report.get(PATIENCE);
    queue.shutdown();
    report.close();
    return rate(answer[0], answer[1]);
  }

  private static void put(Queue<Integer> queue, int items) throws InterruptedException {
    for (int item = 0; item < items; item++) {
      queue.put(item);
    }
  }

  private static long get(Queue<Integer> queue, int items) throws InterruptedException {
    long sum = 0;
    for (int item = 0; item < items; item++) {
      sum += queue.get();
    }
    return sum;
  }

  /** The rate, if what came out is what went in. */
  static double rate(long nanos, long sum) {
    long expected = (ITEMS - 1L) * ITEMS / 2;
    if (sum != expected) {
      throw new CheckFailedException(
          "The queue gave other items than were put in: sum="
              + sum
              + " expected="
              + expected
              + "; its rate means nothing.");
    }
    return ITEMS * 1e9 / nanos;
  }
}
