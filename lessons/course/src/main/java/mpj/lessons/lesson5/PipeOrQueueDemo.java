package mpj.lessons.lesson5;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Connection;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;

/** The same numbers through a pipe and through a queue: in what order, how fast, to how many. */
public final class PipeOrQueueDemo implements Demo {
  private static final int ROUNDS = 5;
  private static final int END = 0; // the sentinel
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Override
  public void run(Settings settings) throws Exception {
    int items = settings.number("items");
    Pipe pipe = new Pipe();
    Connection ours = pipe.first();
    Connection theirs = pipe.second();
    var there = new Queue<Integer>();
    var back = new Queue<Integer>(); // a queue has no way back: that takes another
    var receiver = new ChildProcess("receiver", () -> receive(items, theirs, there, back));
    receiver.start();
    theirs.close(); // if the child died, the pipe would tell; a queue would not
    back.get(PATIENCE); // the child has started
    for (int round = 0; round < ROUNDS; round++) {
      exchange("pipe", items, ours::send, ours::receive);
      exchange("queue", items, there::put, () -> back.get(PATIENCE));
    }
    receiver.join();

    var takers = new ArrayList<ChildProcess>();
    for (int i = 1; i <= 3; i++) {
      takers.add(new ChildProcess("taker-" + i, () -> take(there)));
    }
    takers.forEach(ChildProcess::start);
    for (int number = 1; number <= items; number++) {
      there.put(number);
    }
    for (var _ : takers) {
      there.put(END);
    }
    for (var taker : takers) {
      taker.join();
    }
  }

  private interface Way {
    void send(Integer number) throws Exception;
  }

  private static void exchange(String what, int items, Way way, Callable<Integer> answer)
      throws Exception {
    long begin = System.nanoTime();
    for (int number = 1; number <= items; number++) {
      way.send(number);
    }
    int inOrder = answer.call(); // after the last of them
    double micros = (System.nanoTime() - begin) / 1e3 / items;
    IO.println(
        String.format(
            Locale.ROOT, "%s: %d of %d in order, %.2f µs each", what, inOrder, items, micros));
  }

  /** Runs in the receiver. */
  private static void receive(int items, Connection pipe, Queue<Integer> queue, Queue<Integer> back)
      throws Exception {
    back.put(0);
    for (int round = 0; round < ROUNDS; round++) {
      pipe.send(inOrder(items, pipe::receive)); // the answer goes through the same pipe
      back.put(inOrder(items, queue::get));
    }
  }

  /** Returns how many numbers came when it was their turn. */
  private static int inOrder(int items, Callable<Integer> source) throws Exception {
    int inOrder = 0;
    for (int number = 1; number <= items; number++) {
      inOrder += source.call() == number ? 1 : 0;
    }
    return inOrder;
  }

  /** Runs in three children, all at the same queue. */
  private static void take(Queue<Integer> queue) throws InterruptedException {
    int count = 0;
    for (int number = queue.get(); number != END; number = queue.get()) {
      count++;
      Thread.sleep(2); // the work: meanwhile the others have their turn
    }
    IO.println("took " + count);
  }
}
