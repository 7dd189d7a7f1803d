package mpj.multiprocessing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.sync.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 6 of what must survive, for pipes: processes are killed inside {@code send} and receive. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PipeKillTest {
  private static final int LONG = 50 << 20;

  @Test
  void f6ShouldTearAndRepeatNothingWhenSendersAndReceiversAreKilled() throws Exception {
    new PipeKills().run(Integer.getInteger("mpj.test.rounds", 4));
  }

  @Test
  void f6ShouldDropTheMessageWhoseSenderWasKilledInTheMiddle() throws Exception {
    var pipe = Pipe.oneWay();
    var writer = pipe.writer();
    var began = new Event();
    var sender =
        new ChildProcess(() -> {
          writer.send("whole");
          began.set();
          writer.sendBytes(new byte[LONG]);
        });
    sender.start();
    began.await();
    assertThat(pipe.reader().<String>receive()).isEqualTo("whole");
    assertThat(pipe.reader().poll(Children.LONG)).as("the long one is offered").isTrue();
    sender.kill();
    sender.join();
    writer.send("next");
    assertThat(pipe.reader().<String>receive()).isEqualTo("next");
    writer.close();
    assertThatThrownBy(() -> pipe.reader().receive()).isInstanceOf(EndOfPipe.class);
  }

  @Test
  void f6ShouldGiveTheWholeMessageToTheNextWhenItsReceiverIsKilledInTheMiddle() throws Exception {
    var pipe = Pipe.oneWay();
    var reader = pipe.reader();
    var writer = pipe.writer();
    var began = new Event();
    Thread sending =
        new Thread(() -> {
          try {
            writer.sendBytes(new byte[LONG]);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
    var receiver =
        new ChildProcess(() -> {
          began.set();
          reader.receiveBytes();
        });
    receiver.start();
    began.await();
    sending.start();
    Thread.sleep(5); // somewhere in it, or it had all of it
    receiver.kill();
    receiver.join();
    while (sending.isAlive()) {
      if (reader.poll(Duration.ofMillis(1))) {
        assertThat(reader.receiveBytes()).hasSize(LONG);
      }
    }
    assertThat(sending.join(Children.LONG)).isTrue();
  }
}
