package mpj.multiprocessing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows N1, N2, N3 and N8 of the library's behaviour: what is sent, and how it comes. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PipeTest {
  /**
   * Around the small and the medium ring, a piece, a short message's limit, half, the large ring,
   * and a proof.
   */
  private static final int[] BOUNDARIES = {
    (1 << 10) - 16,
    1 << 10,
    (1 << 14) - 16,
    1 << 14,
    1 << 16,
    (1 << 17) - 16,
    1 << 17,
    1 << 18,
    1 << 19,
    (1 << 19) + (1 << 16),
    1 << 22,
    (1 << 22) + (1 << 16)
  };

  /** Sends back what comes until the end. */
  private static void echo(Connection connection) throws Exception {
    try (connection) {
      while (true) {
        connection.send(connection.<Object>receive());
      }
    } catch (EndOfPipe e) {
      // all was received
    }
  }

  private static void echoBytes(Connection connection) throws Exception {
    try (connection) {
      while (true) {
        connection.sendBytes(connection.receiveBytes());
      }
    } catch (EndOfPipe e) {
      // all was received
    }
  }

  @ParameterizedTest
  @EnumSource
  void n1N2N3ShouldEchoObjectsInBothDirections(Parties parties) throws Exception {
    var pipe = new Pipe();
    var left = pipe.first();
    var right = pipe.second();
    var group = parties.start(1, () -> echo(right));
    var objects = Arrays.asList(1, null, "text", List.of(1, 2), Map.of("a", 1.5), left.toString());
    for (Object object : objects) { // all are on their way at once
      left.send(object);
    }
    for (Object object : objects) {
      assertThat(left.<Object>receive()).isEqualTo(object);
    }
    if (parties == Parties.PROCESSES) {
      right.close();
    }
    left.close();
    group.join();
  }

  @Test
  void n1ShouldBeOneWayWhereAsked() throws Exception {
    var pipe = Pipe.oneWay();
    pipe.writer().send("down");
    assertThat(pipe.reader().<String>receive()).isEqualTo("down");
    assertThat(pipe.reader().isWritable()).isFalse();
    assertThat(pipe.writer().isReadable()).isFalse();
    assertThat(pipe.reader()).isSameAs(pipe.first()).hasToString("Pipe-1.reader");
    var duplex = new Pipe();
    assertThat(duplex.first().isReadable() && duplex.first().isWritable()).isTrue();
    assertThatThrownBy(duplex::reader).hasMessageContaining("Pipe-2");
    assertThat(duplex.second()).hasToString("Pipe-2.second");
  }

  @ParameterizedTest
  @EnumSource
  void n2N3ShouldEchoBytesOfAllSizesAsTheyWereSent(Parties parties) throws Exception {
    var pipe = new Pipe();
    var left = pipe.first();
    var right = pipe.second();
    var group = parties.start(1, () -> echoBytes(right));
    long seed = Effort.seed();
    var random = new Random(seed);
    List<Integer> sizes = new ArrayList<>(List.of(0, 1, 7, 8, 9));
    for (int boundary : BOUNDARIES) {
      for (int size = boundary - 9; size <= boundary + 9; size += 3) {
        sizes.add(size);
      }
    }
    sizes.add(16 << 20);
    for (int size : sizes) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      left.sendBytes(bytes);
      boolean same = Arrays.equals(left.receiveBytes(), bytes);
      assertThat(same).as("size=%d seed=%d", size, seed).isTrue();
    }
    byte[] some = {1, 2, 3, 4};
    left.sendBytes(some, 1, 2);
    assertThat(left.receiveBytes()).containsExactly(2, 3);
    right.close();
    if (parties == Parties.PROCESSES) {
      left.close();
      group.join();
    }
  }

  @Test
  void n2ShouldEchoALongObjectBetweenOthers() throws Exception {
    var pipe = new Pipe();
    var left = pipe.first();
    var right = pipe.second();
    Parties.PROCESSES.start(1, () -> echo(right));
    int[] numbers = new Random(1).ints(500_000).toArray();
    left.send("before");
    left.send(numbers);
    assertThat(left.<String>receive()).isEqualTo("before");
    assertThat(left.<int[]>receive()).isEqualTo(numbers);
    left.send("after");
    assertThat(left.<String>receive()).isEqualTo("after");
  }

  @Test
  void n3ShouldKeepBoundariesWhenMessagesOfAllSizesFollowEachOther() throws Exception {
    var pipe = Pipe.oneWay();
    var writer = pipe.writer();
    long seed = Effort.seed();
    new ChildProcess(
            () -> {
              var random = new Random(seed);
              for (int i = 0; i < 500; i++) {
                writer.sendBytes(message(random));
              }
            })
        .start();
    writer.close();
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      byte[] expected = message(random);
      boolean same = Arrays.equals(pipe.reader().receiveBytes(), expected);
      assertThat(same).as("message %d of %d bytes, seed=%d", i, expected.length, seed).isTrue();
    }
    assertThatThrownBy(() -> pipe.reader().receive()).isInstanceOf(EndOfPipe.class);
  }

  private static byte[] message(Random random) {
    byte[] bytes = new byte[random.nextInt(1 << random.nextInt(20))];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void n8ShouldPassConnectionsToChildrenAndOn() throws Exception {
    var pipe = new Pipe();
    var toChild = new Pipe();
    var inChild = toChild.second();
    var child =
        new ChildProcess(() -> {
          Map<String, Connection> all = inChild.receive();
          all.get("answer").send("through " + all.get("answer"));
          var own = new Pipe();
          inChild.send(own.second());
          own.second().close();
          own.first().send("from the child's own");
          own.first().receive(); // until the other end is closed
        });
    child.start();
    toChild.first().send(Map.of("answer", pipe.second()));
    assertThat(pipe.first().<String>receive()).isEqualTo("through Pipe-1.second");
    try (Connection arrived = toChild.first().receive()) {
      assertThat(arrived.<String>receive()).isEqualTo("from the child's own");
    }
    assertThat(child.join(Children.LONG)).isTrue();
    assertThat(child.failure().orElseThrow()).contains("EndOfPipe");
  }

  @Test
  void shouldKeepWhatDoesNotSuitTheReceiver() throws Exception {
    var pipe = new Pipe();
    pipe.first().sendBytes(new byte[100]);
    assertThatThrownBy(() -> pipe.second().receiveBytes(99))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("longer than max=99: bytes=100");
    assertThatThrownBy(() -> pipe.second().receive()).hasMessageContaining("use receiveBytes");
    assertThat(pipe.second().receiveBytes(100)).hasSize(100);
    pipe.first().send("text");
    assertThatThrownBy(() -> pipe.second().receiveBytes()).hasMessageContaining("use receive");
    assertThat(pipe.second().<String>receive()).isEqualTo("text");
  }

  @Test
  void shouldKeepMessagesWholeThatSeveralSendAndReceiveAtOnce() throws Exception {
    var pipe = Pipe.oneWay();
    var reader = pipe.reader();
    var writer = pipe.writer();
    var sums = new Queue<int[]>();
    int each = 120;
    var writers =
        Parties.PROCESSES.start(
            2,
            () -> {
              var random = new Random(ProcessHandle.current().pid());
              for (int i = 0; i < each; i++) {
                byte[] bytes = new byte[1 + random.nextInt(i % 30 == 0 ? 400_000 : 3000)];
                Arrays.fill(bytes, (byte) random.nextInt());
                writer.sendBytes(bytes);
              }
              writer.close();
            });
    var readers =
        Parties.PROCESSES.start(
            2,
            () -> {
              writer.close(); // which it captured, too
              int count = 0;
              try {
                for (; ; count++) {
                  byte[] bytes = reader.receiveBytes();
                  for (byte one : bytes) {
                    Check.that(one == bytes[0], "mixed");
                  }
                }
              } catch (EndOfPipe e) {
                sums.put(new int[] {count});
              }
            });
    writers.join();
    writer.close();
    readers.join();
    assertThat(sums.get()[0] + sums.get()[0]).isEqualTo(2 * each);
  }
}
