package mpj.multiprocessing.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.QueueKills;
import mpj.multiprocessing.internal.queue.QueueNoiseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows 6 and 17 of what the library survives, and row Q1 of its behaviour, at length. */
@ExtendWith(NothingLeft.class)
class QueueStress {
  private static final int KILLS = Integer.getInteger("mpj.test.kills", Effort.rounds(500));

  @Test
  @Timeout(900)
  void f6ShouldSurviveKilledProducersAndConsumers() throws Exception {
    new QueueKills(KILLS).run();
  }

  @Test
  @Timeout(900)
  void f17ShouldRefuseNoise() throws Exception {
    new QueueNoiseTest().hear(Effort.rounds(10_000));
  }

  @Test
  @Timeout(300)
  void q1ShouldBringLargeItemsUnchanged() throws Exception {
    var there = new Queue<byte[]>();
    var back = new Queue<byte[]>();
    var child =
        new ChildProcess(() -> {
          for (byte[] item = there.get(); item.length > 0; item = there.get()) {
            back.put(item);
          }
        });
    child.start();
    for (int size : new int[] {16 << 20, 256 << 20}) {
      byte[] item = new byte[size];
      new Random(size).nextBytes(item);
      there.put(item);
      assertThat(Arrays.equals(back.get(), item)).as("size=%d", size).isTrue();
    }
    there.put(new byte[0]);
    child.join();
  }
}
