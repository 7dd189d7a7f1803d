package mpj.lessons.lesson5;

import java.util.ArrayList;
import java.util.Random;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Queue;

/** Producers put items into a queue, consumers take them out. */
public final class QueueDemo implements Demo {
  /** The sentinel: an item that says that no more will come. */
  private static final String END = "end";

  @Override
  public void run(Settings settings) throws Exception {
    int items = settings.number("items");
    int capacity = settings.number("capacity");

    IO.println("1: one producer, one consumer");
    run(new Queue<>(), 1, 1, items, 60, settings);

    IO.println("2: several of each at one queue");
    int producers = settings.number("producers");
    int consumers = settings.number("consumers");
    run(new Queue<>(), producers, consumers, items, 60, settings);

    IO.println("3: a producer that never pauses, a queue without a limit: it grows");
    run(new Queue<>(), 1, 1, 2 * items, 0, settings);

    IO.println("4: the same producer, a queue with room for " + capacity + ": it has to wait");
    run(new Queue<>(capacity), 1, 1, 2 * items, 0, settings);
  }

  private static void run(
      Queue<String> queue, int producers, int consumers, int items, int pause, Settings settings)
      throws InterruptedException {
    var consuming = new ArrayList<ChildProcess>();
    for (int i = 0; i < consumers; i++) {
      long seed = settings.random(100 + i).nextLong();
      consuming.add(new ChildProcess(() -> consume(queue, seed)));
    }
    var producing = new ArrayList<ChildProcess>();
    for (int i = 0; i < producers; i++) {
      char letter = (char) ('A' + i);
      long seed = settings.random(i).nextLong();
      producing.add(new ChildProcess(() -> produce(queue, letter, items, pause, seed)));
    }
    consuming.forEach(ChildProcess::start);
    producing.forEach(ChildProcess::start);

    for (var producer : producing) {
      producer.join();
    }
    for (int i = 0; i < consumers; i++) {
      queue.put(END); // one for each consumer: who has read it stops reading
    }
    for (var consumer : consuming) {
      consumer.join();
    }
  }

  /** Runs in a producer. */
  private static void produce(Queue<String> queue, char letter, int items, int pause, long seed)
      throws InterruptedException {
    var random = new Random(seed);
    for (int i = 1; i <= items; i++) {
      Thread.sleep(random.nextInt(pause + 1));
      String item = letter + Integer.toString(i);
      queue.put(item); // waits while the queue is full
      IO.println("put " + item);
    }
  }

  /** Runs in a consumer. */
  private static void consume(Queue<String> queue, long seed) throws InterruptedException {
    var random = new Random(seed);
    // get() waits while the queue is empty.
    for (String item = queue.get(); !item.equals(END); item = queue.get()) {
      IO.println("got " + item);
      Thread.sleep(random.nextInt(60)); // slower than a producer without pauses
    }
    IO.println("got the sentinel, stops");
  }
}
