package mpj.multiprocessing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.UndecodableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows 8, 9 and 17 of what must survive, for pipes. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PipeFaultsTest {
  @Test
  void f8ShouldRefuseAnObjectThatCannotCrossAtTheCall() throws Exception {
    var pipe = new Pipe();
    assertThatThrownBy(() -> pipe.first().send(List.of(1, new Thread())))
        .isInstanceOf(UncrossableException.class)
        .hasMessageContaining("[1]");
    assertThatThrownBy(() -> pipe.first().send(List.of(pipe)))
        .isInstanceOf(UncrossableException.class)
        .hasMessageContaining("one of its two connections");
    assertThat(pipe.second().poll()).isFalse();
    pipe.first().send("next");
    assertThat(pipe.second().<String>receive()).isEqualTo("next");
  }

  private static final class Fragile implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException {
      throw new IOException("broken on the way");
    }
  }

  @Test
  void f9ShouldTellWhyAnObjectCannotBeRebuiltAndGoOn() throws Exception {
    var pipe = new Pipe();
    pipe.first().send(new Fragile());
    pipe.first().send("next");
    assertThatThrownBy(() -> pipe.second().receive())
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("broken on the way");
    assertThat(pipe.second().<String>receive()).isEqualTo("next");
  }

  @Test
  void f17ShouldRefuseAMessageThatIsLongerThanTheReceiverAdmits() throws Exception {
    var pipe = new Pipe();
    var ours = pipe.first();
    var theirs = pipe.second();
    var child =
        Context.of(StartMethod.SPAWN)
            .messageLimit(1000)
            .process(() -> {
              theirs.receiveBytes();
              for (int i = 0; i < 2; i++) {
                try {
                  theirs.receiveBytes();
                  Check.that(false, "too long, and not refused");
                } catch (MalformedMessageException e) {
                  theirs.send(e.getMessage());
                }
              }
              try {
                theirs.sendBytes(new byte[1001]);
              } catch (UncrossableException e) {
                theirs.send(e.getMessage());
              }
              theirs.send(theirs.<Object>receive());
            });
    child.start();
    ours.sendBytes(new byte[1000]);
    ours.sendBytes(new byte[1001]);
    assertThat(ours.<String>receive()).contains("too long: bytes=1001 limit=1000");
    assertThatThrownBy(() -> ours.sendBytes(new byte[1 << 20]))
        .isInstanceOf(UncrossableException.class)
        .hasMessageContaining("bytes=1048576");
    assertThat(ours.<String>receive()).contains("too long: bytes=1048576 limit=1000");
    assertThat(ours.<String>receive()).contains("too long: bytes=1001 limit=1000");
    ours.send("next");
    assertThat(ours.<String>receive()).isEqualTo("next");
    assertThat(child.join(Children.LONG)).isTrue();
    assertThat(child.exitCode()).as("%s", child.failure()).hasValue(0);
    var context = Context.of(StartMethod.SPAWN);
    assertThatThrownBy(() -> context.messageLimit(0)).hasMessageContaining("bytes=0");
  }
}
