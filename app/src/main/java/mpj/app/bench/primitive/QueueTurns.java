package mpj.app.bench.primitive;

import java.util.List;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.channel.Queue;

/** Items through a queue whose processes all put and get. */
final class QueueTurns {
  private static final int TURNS = 500;

  private QueueTurns() {}

  static List<Share> shares(int processes) throws InterruptedException {
    var queue = new Queue<Integer>();
    List<Share> shares = Contest.among(processes, new Turns(queue));
    boolean empty = queue.isEmpty();
    queue.shutdown();
    check(empty);
    return shares;
  }

  /** Every process took as many as it put. */
  static void check(boolean empty) {
    if (!empty) {
      throw new CheckFailedException(
          "The queue has items left though as many were taken as were put: empty=false; its rate"
              + " means nothing.");
    }
  }

  /** Some turns; whoever takes gets an item that someone has put. */
  private record Turns(Queue<Integer> queue) implements Batch {
    @Override
    public int run() throws InterruptedException {
      for (int turn = 0; turn < TURNS; turn++) {
        queue.put(turn);
        queue.get();
      }
      return TURNS;
    }
  }
}
