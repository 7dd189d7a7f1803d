package mpj.multiprocessing.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What pipes tell of themselves. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class PipeEventsTest {
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());

  private final class Keeping implements TraceListener {
    @Override
    public void event(Event event) {
      if (!event.object().isEmpty()) {
        events.add(
            event.process().name()
                + " "
                + event.object()
                + " "
                + event.kind().label()
                + " "
                + event.value()
                + " "
                + event.sequence());
      }
    }

    @Override
    public void line(OutputLine line) {}
  }

  @Test
  void shouldTellWhoSentAndWhoReceivedWhichMessageOfWhatSize() throws Exception {
    try (var trace = Trace.start(new Keeping())) {
      assertThat(trace).isNotNull();
      var pipe = new Pipe();
      var theirs = pipe.second();
      var child =
          new ChildProcess(
              "Child",
              () -> {
                theirs.receiveBytes();
                theirs.receiveBytes();
                theirs.sendBytes(new byte[2]);
              });
      child.start();
      pipe.first().sendBytes(new byte[3]);
      pipe.first().sendBytes(new byte[1 << 20]);
      pipe.first().receiveBytes();
      child.join();
    }
    events.removeIf(event -> event.contains(".waiting ")); // or not: it depends on who is first
    assertThat(events)
        .containsSubsequence(
            "MainProcess Pipe-1 pipe.sent 3 0",
            "Child Pipe-1 pipe.received 3 0",
            "Child Pipe-1 pipe.received 1048576 1",
            "Child Pipe-1 pipe.sent 2 0",
            "MainProcess Pipe-1 pipe.received 2 0")
        .containsSubsequence(
            "MainProcess Pipe-1 pipe.sent 1048576 1", "Child Pipe-1 pipe.received 1048576 1")
        .hasSize(6);
  }
}
