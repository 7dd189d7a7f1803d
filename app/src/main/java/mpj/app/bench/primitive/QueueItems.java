package mpj.app.bench.primitive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.Barrier;

/** How many numbers a second go through one queue, from some processes to as many others. */
final class QueueItems {
  private static final int WARM_UP_ITEMS = 200_000;
  private static final int ITEMS = 400_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private QueueItems() {}

  static Primitive between(int producers) {
    return new Primitive(
        "queue_" + producers + "p" + producers + "c_items_s",
        "items/s",
        Primitive.Better.HIGHER,
        "ints through one queue, from "
            + (producers == 1
                ? "one process to another"
                : producers + " processes to " + producers + " others"),
        () -> () -> run(producers));
  }

  private static double run(int producers) throws InterruptedException {
    var queue = new Queue<Integer>();
    var reports = new Queue<long[]>();
    var together = new Barrier(2 * producers);
    var children = new ArrayList<ChildProcess>();
    for (int child = 0; child < producers; child++) {
      children.add(
          new ChildProcess(() -> {
            put(queue, WARM_UP_ITEMS);
            together.await();
            put(queue, ITEMS);
          }));
      children.add(
          new ChildProcess(() -> {
            get(queue, WARM_UP_ITEMS);
            together.await();
            long begun = System.nanoTime();
            long sum = get(queue, ITEMS);
            reports.put(new long[] {begun, System.nanoTime(), sum});
          }));
    }
    children.forEach(ChildProcess::start);
    for (ChildProcess child : children) {
      Contest.expectEnd(child);
    }
    var answers = new ArrayList<long[]>();
    for (int child = 0; child < producers; child++) {
      answers.add(reports.get(PATIENCE));
    }
    queue.shutdown();
    reports.close();
    return rate(answers);
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

  /**
   * The rate from the first begin to the last end, if what came out is what went in.
   *
   * @param answers of each consumer: when it began, when it had all of its items, and their sum
   */
  static double rate(List<long[]> answers) {
    long sum = answers.stream().mapToLong(answer -> answer[2]).sum();
    long expected = answers.size() * ((ITEMS - 1L) * ITEMS / 2);
    if (sum != expected) {
      throw new CheckFailedException(
          "The queue gave other items than were put in: sum="
              + sum
              + " expected="
              + expected
              + "; its rate means nothing.");
    }
    long begun = answers.stream().mapToLong(answer -> answer[0]).min().orElseThrow();
    long ended = answers.stream().mapToLong(answer -> answer[1]).max().orElseThrow();
    return answers.size() * ITEMS * 1e9 / (ended - begun);
  }
}
