package mpj.lessons.lesson5;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.RealRun;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class Lesson5RunTest {
  private static RealRun run(String name, Map<String, Integer> chosen) throws Exception {
    RealRun run = RealRun.of(5, name, chosen);
    assertThat(run.problems()).isEmpty();
    return run;
  }

  private static List<String> texts(RealRun run, String start) {
    return run.lines(start).stream().map(OutputLine::text).toList();
  }

  @Test
  void shouldTakeASnapshotByForkAndNothingBySpawn() throws Exception {
    RealRun run = run("globals", Map.of("number", 7));
    assertThat(run.run().children())
        .extracting(ProcessRecord::name)
        .containsExactly("forked", "spawned");
    assertThat(texts(run, "later: ")).containsExactly("later: number=7 limit=20 field=0");
    assertThat(texts(run, "after: ")).containsExactly("after: number=8 limit=20 field=5");
    assertThat(texts(run, "number cannot be read: ").getFirst())
        .contains("global=number", "only if it is started by FORK");
  }

  @Test
  void shouldReadWhatTheChildWroteAndHoldItAsExactlyAsTheTypeCan() throws Exception {
    RealRun run = run("value", Map.of("number", 4, "tenths", 1_000));
    assertThat(texts(run, "read ")).containsExactly("read 4", "read 8");
    float narrow = 0;
    double wide = 0;
    for (int i = 0; i < 1_000; i++) {
      narrow += 0.1f;
      wide += 0.1;
    }
    assertThat(held(run, "as float:  ")).isEqualTo(narrow);
    assertThat(held(run, "as double: ")).isEqualTo(wide);
  }

  private static double held(RealRun run, String start) {
    return Double.parseDouble(texts(run, start).getLast().substring(start.length()));
  }

  @Test
  void shouldChangeTheSharedArrayInPlaceAndOfTheOtherACopy() throws Exception {
    RealRun run = run("array", Map.of());
    assertThat(texts(run, "shared: ").getLast())
        .isEqualTo("shared:   [0, -1, -2, -3, -4, -5, -6, -7, -8, -9]");
    assertThat(texts(run, "ordinary: ").getLast())
        .isEqualTo("ordinary: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]");
  }

  @Test
  void shouldMeasureMessagesAndNameThePathToWhatCannotCross() throws Exception {
    RealRun run = run("what-crosses", Map.of("times", 3));
    assertThat(run.lines("int[")).hasSize(4);
    assertThat(run.lines("List of ")).hasSize(2);
    int trips = 10 * 3 + 6 * 3 + 1;
    String back =
        run.run().events(EventKind.QUEUE_GOT).stream()
            .filter(event -> event.process().pid() == ProcessHandle.current().pid())
            .map(Event::object)
            .findFirst()
            .orElseThrow();
    assertThat(run.events(EventKind.QUEUE_GOT, back)).hasSize(trips);
    assertThat(texts(run, "refused: "))
        .singleElement()
        .asString()
        .contains("Order.customer.socket: java.net.Socket is not Serializable");
  }

  @Test
  void shouldTestBeforeTryingAndMeasureBothWays() throws Exception {
    RealRun run = run("queue-iftry", Map.of("calls", 10));
    // Three items fill the queue twice; only the failed tries find it full or empty and say so.
    assertThat(run.run().events(EventKind.QUEUE_PUT)).hasSize(3 + 3);
    assertThat(run.run().events(EventKind.QUEUE_GOT)).hasSize(3);
    assertThat(run.run().events(EventKind.QUEUE_GET_WAITING)).hasSize(10 * 10);
    assertThat(run.run().events(EventKind.QUEUE_PUT_WAITING)).hasSize(10 * 10);
  }

  @Test
  void shouldWaitUntilEveryTaskIsDone() throws Exception {
    RealRun run = run("joinable-queue", Map.of("tasks", 8, "workers", 3));
    assertThat(run.run().events(EventKind.QUEUE_TASK_DONE)).hasSize(8 + 3);
    assertThat(run.lines("result: ")).hasSize(8);
  }

  @Test
  void shouldSendThroughAPipeUntilTheSentinelAndBothWaysUntilTheEnd() throws Exception {
    RealRun run = run("pipe", Map.of());
    assertThat(run.run().children())
        .extracting(ProcessRecord::name)
        .containsExactly("receiver", "sender", "squarer");
    assertThat(run.lines("received ")).hasSize(10 + 1);
    assertThat(run.run().events(EventKind.PIPE_SENT)).hasSize(10 + 1 + 3 + 3);
    assertThat(run.lines("the other end is closed"))
        .singleElement()
        .extracting(line -> line.process().name())
        .isEqualTo("squarer");
  }

  @Test
  void shouldCarryTheSameItemsThroughAPipeAndAQueueInOrder() throws Exception {
    RealRun run = run("pipe-or-queue", Map.of("items", 30));
    // Five rounds, each with one answer; the queue also tells that the child is there.
    assertThat(run.run().events(EventKind.PIPE_RECEIVED)).hasSize(5 * (30 + 1));
    assertThat(run.run().events(EventKind.QUEUE_GOT)).hasSize(1 + 5 * (30 + 1) + 30 + 3);
    assertThat(run.lines("took ")).hasSize(3);
  }
}
