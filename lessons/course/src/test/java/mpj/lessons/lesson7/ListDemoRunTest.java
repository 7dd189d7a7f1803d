package mpj.lessons.lesson7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import mpj.lessons.demo.RealRun;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Twelve processes; the short stress (.ci/stress) has the fifty of the course. */
@Timeout(120)
class ListDemoRunTest {
  private static final int PROCESSES = Integer.getInteger("mpj.test.processes", 12);

  @Test
  void shouldHoldOneItemOfEachProcess() throws Exception {
    RealRun run = RealRun.of(7, "list", Map.of("processes", PROCESSES));
    assertThat(run.problems()).isEmpty();
    assertThat(run.lines("plain list:"))
        .extracting(OutputLine::text)
        .containsExactly("plain list: []");
    String managed = run.lines("managed list:").getFirst().text();
    String[] items =
        managed.substring("managed list: [".length(), managed.length() - 1).split(", ");
    assertThat(items)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, PROCESSES).mapToObj(String::valueOf).toList());
    assertThat(run.lines("appended"))
        .extracting(line -> line.process().pid())
        .hasSize(PROCESSES)
        .doesNotHaveDuplicates();
    assertThat(
            run.run().events(EventKind.CALL_ENDED).stream()
                .map(event -> event.process().pid())
                .filter(pid -> pid != ProcessHandle.current().pid())
                .distinct())
        .hasSize(PROCESSES);
  }
}
