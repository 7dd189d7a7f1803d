package mpj.multiprocessing.internal.holders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row of what comes back: queues that were sent, and dropped by all. */
@ExtendWith(NothingLeft.class)
public class ManyQueuesTest {
  /** MiB: what is in use, as much again or 16, and 64 that each heap may have as garbage. */
  private static final int MOST = 2 * 64 + 2 * 16;

  @Test
  @Timeout(900)
  void shouldTakeNoMoreMemoryHoweverManyQueuesAreSentAndDropped() throws Exception {
    pass(20_000);
  }

  /** Has another process take so many queues. */
  public void pass(int number) throws Exception {
    var there = new Queue<Queue<Integer>>(100);
    var child =
        new ChildProcess(() -> {
          int sum = 0;
          for (Queue<Integer> one = there.get(); one != null; one = there.get()) {
            sum += one.get(Duration.ZERO);
          }
          if (sum != number) {
            throw new AssertionError("sum=" + sum);
          }
        });
    child.start();
    for (int i = 0; i < number; i++) {
      var queue = new Queue<Integer>();
      queue.put(1);
      there.put(queue);
    }
    there.put(null);
    child.join();
    assertThat(child.exitCode()).hasValue(0);
    File arena = Tree.current().directory().resolve("arena").toFile();
    System.out.println("ManyQueuesTest number=" + number + " MiB=" + (arena.length() >> 20));
    assertThat(arena.length() >> 20).isLessThanOrEqualTo(MOST);
  }
}
