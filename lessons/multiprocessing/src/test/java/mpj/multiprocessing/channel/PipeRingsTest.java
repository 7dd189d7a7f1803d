package mpj.multiprocessing.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.TestThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a pipe holds that nobody receives from yet: it goes on in a larger ring when one is full.
 */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class PipeRingsTest {
  private static final int SMALL = 1 << 10;
  private static final int MEDIUM = 1 << 14;
  private static final int LARGE = 1 << 19;
  private static final int HEAD = 16;

  private final Pipe pipe = Pipe.oneWay();
  private final AtomicInteger sent = new AtomicInteger(); // bytes
  private volatile Throwable failure;

  /** A message of this number; its bytes follow from that. */
  private static byte[] message(int number, int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) number);
    return bytes;
  }

  private Thread sender(int[] sizes) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            for (int i = 0; i < sizes.length; i++) {
              pipe.writer().sendBytes(message(i, sizes[i]));
              sent.addAndGet(sizes[i] + HEAD);
            }
          } catch (Throwable e) {
            failure = e;
          }
        });
  }

  private void receive(int[] sizes, String as) throws Exception {
    for (int i = 0; i < sizes.length; i++) {
      assertThat(pipe.reader().receiveBytes()).as(as + " " + i).isEqualTo(message(i, sizes[i]));
    }
    assertThat(failure).as(as).isNull();
  }

  @Test
  void shouldKeepWhatFillsAllRingsToTheLastByte() throws Exception {
    int[] sizes = new int[SMALL / 32 + MEDIUM / 64 + LARGE / 128];
    Arrays.fill(sizes, 128 - HEAD);
    Arrays.fill(sizes, 0, SMALL / 32 + MEDIUM / 64, 64 - HEAD);
    Arrays.fill(sizes, 0, SMALL / 32, 32 - HEAD);
    Thread sender = sender(sizes);
    sender.join();
    receive(sizes, "all");
    assertThat(pipe.reader().poll()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 300, 3_000, 100_000})
  void shouldGoOnInOrderWhereverARingIsFull(int most) throws Exception {
    long seed = Effort.seed();
    System.out.println("PipeRingsTest most=" + most + " seed=" + seed);
    int[] sizes = new Random(seed).ints(0, most).limit(4L * LARGE / most + 10).toArray();
    Thread sender = sender(sizes);
    while (sent.get() < LARGE / 2 && failure == null) {
      TestThreads.letOthersRun();
    }
    receive(sizes, "seed=" + seed);
    sender.join();
  }
}
