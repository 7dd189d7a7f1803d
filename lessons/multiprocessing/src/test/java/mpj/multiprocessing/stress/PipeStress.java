package mpj.multiprocessing.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.PipeKills;
import mpj.multiprocessing.channel.PipeNoiseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows 6 and 17 of what must survive, and row N2 of the behaviour, at length, for pipes. */
@ExtendWith(NothingLeft.class)
@Timeout(1800)
class PipeStress {
  private static final int KILLS = Effort.rounds(500);
  private static final int FRAMES = Effort.rounds(10_000);
  private static final int LONGEST = 256 << 20;

  @Test
  void f6ShouldTearAndRepeatNothingWhenSendersAndReceiversAreKilled() throws Exception {
    new PipeKills().run(KILLS);
  }

  @Test
  void f17ShouldRefuseNoise() throws Exception {
    new PipeNoiseTest().hear(FRAMES);
  }

  @Test
  void n2ShouldSendAQuarterOfAGigabyteInOneMessage() throws Exception {
    var pipe = Pipe.oneWay();
    var writer = pipe.writer();
    long seed = Effort.seed();
    var child =
        new ChildProcess(() -> {
          byte[] bytes = new byte[LONGEST];
          new Random(seed).nextBytes(bytes);
          writer.sendBytes(bytes);
        });
    child.start();
    byte[] expected = new byte[LONGEST];
    new Random(seed).nextBytes(expected);
    assertThat(Arrays.equals(pipe.reader().receiveBytes(), expected)).as("seed=%d", seed).isTrue();
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }
}
