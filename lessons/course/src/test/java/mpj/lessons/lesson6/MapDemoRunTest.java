package mpj.lessons.lesson6;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.RealRun;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MapDemoRunTest {
  @Test
  void shouldDoubleTenNumbersByAtLeastTwoWorkers() throws Exception {
    RealRun run = RealRun.of(6, "map", Map.of());
    assertThat(run.problems()).isEmpty();
    assertThat(run.lines("result"))
        .extracting(OutputLine::text)
        .containsExactly("result [0, 2, 4, 6, 8, 10, 12, 14, 16, 18]");
    assertThat(run.recording().events(EventKind.TASK_BEGAN))
        .extracting(Event::sequence)
        .hasSize(10)
        .doesNotHaveDuplicates();
    assertThat(
            run.recording().events(EventKind.TASK_BEGAN).stream()
                .map(event -> event.process().pid())
                .distinct())
        .hasSizeGreaterThanOrEqualTo(2)
        .doesNotContain(ProcessHandle.current().pid());
    assertThat(run.lines("takes")).hasSize(10);
  }

  @Test
  void shouldMapAsManyAsTheSettingsSay() throws Exception {
    RealRun run = RealRun.of(6, "map", Map.of("items", 30, "workers", 2, "pause", 50));
    assertThat(run.problems()).isEmpty();
    assertThat(run.recording().children()).hasSize(2);
  }
}
