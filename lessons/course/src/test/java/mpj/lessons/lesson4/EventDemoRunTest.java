package mpj.lessons.lesson4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.RealRun;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventDemoRunTest {
  @Test
  void shouldHoldFiveUntilTheEventIsSetAndLetTheSixthPass() throws Exception {
    RealRun run = RealRun.of(4, "event", Map.of());
    assertThat(run.problems()).isEmpty();
    assertThat(run.run().events(EventKind.EVENT_WAITING)).hasSizeBetween(1, 5);
    assertThat(run.run().events(EventKind.EVENT_PASSED)).hasSize(6);
    long set = run.run().events(EventKind.EVENT_SET).getFirst().nanos();
    assertThat(run.lines("goes on")).hasSize(6).allMatch(line -> line.nanos() >= set);
  }
}
