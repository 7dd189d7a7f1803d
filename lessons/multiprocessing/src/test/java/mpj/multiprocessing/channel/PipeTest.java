package mpj.multiprocessing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.ProcessStartException;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.TestThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows N1 to N9 of the library's behaviour. */
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

  private static void tell(Connection connection) throws Exception {
    while (true) {
      connection.send(ProcessHandle.current().pid());
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
  void n4ShouldGiveWhatLiesThereAndThenTheEnd() throws Exception {
    var pipe = Pipe.oneWay();
    pipe.writer().send(1);
    pipe.writer().send(2);
    pipe.writer().close();
    assertThat(pipe.reader().poll()).isTrue();
    assertThat(pipe.reader().<Integer>receive()).isEqualTo(1);
    assertThat(pipe.reader().<Integer>receive()).isEqualTo(2);
    assertThat(pipe.reader().poll()).as("there is the end to receive").isTrue();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> pipe.reader().receive())
          .isInstanceOf(EndOfPipe.class)
          .hasMessageContaining("Pipe-1.reader");
    }
  }

  @Test
  void n4ShouldTellWhoeverSendsThatNobodyReceives() throws Exception {
    var pipe = Pipe.oneWay();
    var writer = pipe.writer();
    var full = new AtomicReference<Throwable>();
    var tooLong = new AtomicReference<Throwable>();
    Thread filling = failing(full, () -> tell(writer));
    Thread handing = failing(tooLong, () -> writer.sendBytes(new byte[1 << 20]));
    Children.awaitAsleep(filling);
    pipe.reader().close();
    assertThat(filling.join(Children.SOON) && handing.join(Children.SOON)).isTrue();
    assertThat(full.get()).isInstanceOf(BrokenPipe.class).hasMessageContaining("Pipe-1.writer");
    assertThat(tooLong.get()).isInstanceOf(BrokenPipe.class);
    assertThatThrownBy(() -> writer.send(1)).isInstanceOf(BrokenPipe.class);
  }

  private interface Action {
    void run() throws Exception;
  }

  private static Thread failing(AtomicReference<Throwable> failure, Action action) {
    Thread thread =
        TestThreads.of(() -> {
          try {
            action.run();
          } catch (Throwable t) {
            failure.set(t);
          }
        });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Test
  void n4ShouldEndWhenAllHaveEndedOrClosedWhoHeldTheOtherEnd() throws Exception {
    var pipe = new Pipe();
    var left = pipe.first();
    var right = pipe.second();
    var stay = new Pipe();
    var theirs = stay.second();
    var one = new ChildProcess(() -> right.send("one"));
    var two =
        new ChildProcess(() -> {
          theirs.receive(); // holds right meanwhile
          Check.that(!right.isClosed(), "it holds what it captured");
        });
    one.start();
    two.start();
    assertThat(left.<String>receive()).isEqualTo("one");
    one.join();
    right.close();
    assertThat(left.poll()).isFalse();
    two.kill();
    two.join();
    assertThatThrownBy(left::receive).isInstanceOf(EndOfPipe.class);
    assertThatThrownBy(() -> left.send(1)).isInstanceOf(BrokenPipe.class);
  }

  @Test
  void n4ShouldNotEndBeforeAConnectionThatIsOnItsWayHasArrived() throws Exception {
    var queue = new Queue<Connection>();
    var pipe = new Pipe();
    var sent = new Pipe();
    queue.put(sent.second());
    pipe.first().send(List.of(sent.second()));
    sent.second().close();
    assertThat(sent.first().poll()).isFalse();
    var arrived = pipe.second().<List<Connection>>receive().getFirst();
    assertThat(arrived).isEqualTo(sent.second()).isNotEqualTo(sent.first());
    arrived.send("one");
    arrived.close();
    assertThat(sent.first().<String>receive()).isEqualTo("one");
    assertThat(sent.first().poll()).isFalse();
    var again = queue.get();
    again.send("two");
    again.close();
    assertThat(sent.first().<String>receive()).isEqualTo("two");
    assertThatThrownBy(() -> sent.first().receive()).isInstanceOf(EndOfPipe.class);
  }

  @Test
  void n4ShouldNotCountAConnectionThatWasNotSentAfterAll() throws Exception {
    var queue = new Queue<Object>(1);
    queue.put(0);
    var pipe = new Pipe();
    var right = pipe.second();
    assertThatThrownBy(() -> queue.putNow(right)).isInstanceOf(QueueFull.class);
    assertThatThrownBy(() -> queue.put(List.of(right, new Thread()))).isNotNull();
    var nowhere = Context.of(StartMethod.SPAWN).directory(Path.of("/missing"));
    assertThatThrownBy(() -> nowhere.process(() -> right.send(1)).start())
        .isInstanceOf(ProcessStartException.class);
    right.close();
    assertThatThrownBy(() -> pipe.first().receive()).isInstanceOf(EndOfPipe.class);
    assertThatThrownBy(() -> queue.put(right)).hasMessageContaining("closed");
  }

  @ParameterizedTest
  @EnumSource
  void n5ShouldRefuseTheWrongDirection(Parties parties) throws Exception {
    var pipe = Pipe.oneWay();
    var reader = pipe.reader();
    var writer = pipe.writer();
    parties.run(
        1,
        () -> {
          assertThatThrownBy(() -> reader.send(1))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("only receives");
          assertThatThrownBy(() -> reader.sendBytes(new byte[1])).hasMessageContaining("only");
          for (Action action :
              List.<Action>of(
                  writer::receive,
                  writer::receiveBytes,
                  writer::poll,
                  () -> writer.poll(Duration.ZERO),
                  () -> Waitable.awaitAny(List.of(writer), Duration.ZERO))) {
            assertThatThrownBy(action::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only sends: connection=Pipe-1.writer");
          }
        });
  }

  @Test
  void n7ShouldRefuseEveryUseOfOneThatAChildHasClosedThereOnly() throws Exception {
    var pipe = new Pipe();
    var left = pipe.first();
    Parties.PROCESSES.run(
        1,
        () -> {
          left.close();
          for (Action action :
              List.<Action>of(
                  left::receive,
                  left::receiveBytes,
                  left::poll,
                  () -> left.send(1),
                  () -> left.sendBytes(new byte[1]),
                  () -> new ChildProcess(() -> left.send(1)).start())) {
            assertThatThrownBy(action::run).hasMessageContaining("closed: connection=Pipe-1.first");
          }
        });
    left.send("still open here");
    assertThat(pipe.second().<String>receive()).isEqualTo("still open here");
  }

  @Test
  void n6ShouldPollAtOnceAndForATime() throws Exception {
    var pipe = new Pipe();
    var left = pipe.first();
    var right = pipe.second();
    assertThat(left.poll()).isFalse();
    assertThat(left.poll(Duration.ZERO)).isFalse();
    assertThat(left.poll(Duration.ofSeconds(-1))).isFalse();
    long began = System.nanoTime();
    assertThat(left.poll(Duration.ofMillis(60))).isFalse();
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(60_000_000L);
    new ChildProcess(() -> right.send("there")).start();
    assertThat(left.poll(Children.LONG)).isTrue();
    assertThat(left.poll()).isTrue();
    assertThat(left.<String>receive()).isEqualTo("there");
    assertThat(left.poll()).isFalse();
  }

  @Test
  void n7ShouldRefuseEveryUseOfAClosedOne() throws Exception {
    var pipe = new Pipe();
    var left = pipe.first();
    var waiting = new AtomicReference<Throwable>();
    Thread thread = failing(waiting, left::receive);
    Children.awaitAsleep(thread);
    left.close();
    left.close();
    assertThat(left.isClosed()).isTrue();
    assertThat(thread.join(Children.SOON)).isTrue();
    assertThat(waiting.get()).isInstanceOf(IllegalStateException.class);
    for (Action action :
        List.<Action>of(
            left::receive,
            left::receiveBytes,
            left::poll,
            () -> left.poll(Duration.ZERO),
            () -> left.send(1),
            () -> left.sendBytes(new byte[1]),
            () -> pipe.second().send(left),
            () -> new ChildProcess(() -> left.send(1)).start(),
            () -> Waitable.awaitAny(List.of(left), Duration.ZERO))) {
      assertThatThrownBy(action::run).hasMessageContaining("closed: connection=Pipe-1.first");
    }
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
  void n9ShouldWaitForSeveralConnectionsAndProcessesAtOnce() throws Exception {
    var one = new Pipe();
    var two = new Pipe();
    var go = new Pipe();
    var toOne = one.second();
    var inChild = go.second();
    var child =
        new ChildProcess(() -> {
          toOne.send(inChild.<Integer>receive());
          inChild.receive();
        });
    child.start();
    toOne.close();
    List<Waitable> all = List.of(one.first(), child, two.first());
    long began = System.nanoTime();
    assertThat(Waitable.awaitAny(all, Duration.ofMillis(60))).isEmpty();
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(60_000_000L);
    assertThat(Waitable.awaitAny(all, Duration.ZERO)).isEmpty();
    go.first().send(7);
    assertThat(Waitable.awaitAny(all, Children.LONG)).containsExactly(one.first());
    assertThat(one.first().<Integer>receive()).isEqualTo(7);
    child.kill();
    assertThat(Waitable.awaitAny(List.of(child, two.first()), Children.LONG))
        .containsExactly(child);
    two.second().send("here");
    assertThat(Waitable.awaitAny(all, Children.LONG)).containsExactlyElementsOf(all);
    assertThatThrownBy(() -> one.first().receive()).isInstanceOf(EndOfPipe.class);
    assertThatThrownBy(() -> Waitable.awaitAny(List.of(new ChildProcess(() -> {})), Duration.ZERO))
        .hasMessageContaining("not started");
  }

  @Test
  void n9ShouldWakeEachWaiterForWhatItWaitsFor() throws Exception {
    var pipes = List.of(new Pipe(), new Pipe(), new Pipe());
    var woken = new Queue<Integer>();
    var there = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      int who = i;
      Connection other = pipes.get((i + 1) % 3).first();
      failing(
          new AtomicReference<>(),
          () -> {
            there.countDown();
            Connection mine = pipes.get(who).first();
            Waitable.awaitAny(List.of(mine), Children.LONG);
            woken.put(mine.<Integer>receive());
            Check.that(!other.equals(mine), "two pipes");
          });
    }
    there.await();
    for (int i = 0; i < 3; i++) {
      pipes.get(i).second().send(i);
      assertThat(woken.get(Children.SOON)).isEqualTo(i);
    }
  }

  @Test
  void shouldBeInterruptibleAndLoseNothingByIt() throws Exception {
    var pipe = new Pipe();
    var left = pipe.first();
    var interrupted = new AtomicReference<Throwable>();
    for (Action action :
        List.<Action>of(
            left::receive,
            () -> left.poll(Children.LONG),
            () -> left.sendBytes(new byte[1 << 20]),
            () -> Waitable.awaitAny(List.of(left), Children.LONG))) {
      Thread thread = failing(interrupted, action);
      Children.awaitAsleep(thread);
      thread.interrupt();
      assertThat(thread.join(Children.LONG)).isTrue();
      assertThat(interrupted.getAndSet(null)).isInstanceOf(InterruptedException.class);
    }
    assertThat(pipe.second().poll()).as("what was withdrawn is not there").isFalse();
    left.send("next");
    assertThat(pipe.second().<String>receive()).isEqualTo("next");
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

  @Test
  void n4ShouldSeeTheEndOfAPipeWhoseOtherEndWasSentAHundredTimes() throws Exception {
    var pipe = new Pipe();
    var queue = new Queue<Connection>();
    for (int i = 0; i < 100; i++) {
      queue.put(pipe.second());
    }
    for (int i = 0; i < 100; i++) {
      queue.get(Duration.ofSeconds(10));
    }
    pipe.second().close();
    assertThatThrownBy(() -> pipe.first().receive()).isInstanceOf(EndOfPipe.class);
  }
}
