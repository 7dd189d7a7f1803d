package mpj.multiprocessing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.ProcessStartException;
import mpj.multiprocessing.StartMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows N4, N5 and N7 of the library's behaviour: ends, wrong ones and closed ones. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PipeEndTest {
  private static void tell(Connection connection) throws Exception {
    while (true) {
      connection.send(ProcessHandle.current().pid());
    }
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
    Thread filling = Attempt.start(full, () -> tell(writer));
    Thread handing = Attempt.start(tooLong, () -> writer.sendBytes(new byte[1 << 20]));
    Children.awaitAsleep(filling);
    pipe.reader().close();
    assertThat(filling.join(Children.SOON) && handing.join(Children.SOON)).isTrue();
    assertThat(full.get()).isInstanceOf(BrokenPipe.class).hasMessageContaining("Pipe-1.writer");
    assertThat(tooLong.get()).isInstanceOf(BrokenPipe.class);
    assertThatThrownBy(() -> writer.send(1)).isInstanceOf(BrokenPipe.class);
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
          for (Attempt action :
              List.<Attempt>of(
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
          for (Attempt action :
              List.<Attempt>of(
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
  void n7ShouldRefuseEveryUseOfAClosedOne() throws Exception {
    var pipe = new Pipe();
    var left = pipe.first();
    var waiting = new AtomicReference<Throwable>();
    Thread thread = Attempt.start(waiting, left::receive);
    Children.awaitAsleep(thread);
    left.close();
    left.close();
    assertThat(left.isClosed()).isTrue();
    assertThat(thread.join(Children.SOON)).isTrue();
    assertThat(waiting.get()).isInstanceOf(IllegalStateException.class);
    for (Attempt action :
        List.<Attempt>of(
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
