package mpj.lessons.lesson4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.RealRun;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RaceDemoRunTest {
  @Test
  void shouldSpoilTheBalanceWithoutTheLockAndKeepItWithIt() throws Exception {
    RealRun run = RealRun.of(4, "race", Map.of());
    assertThat(run.problems()).isEmpty();
    assertThat(run.lines("balance ").getLast().text()).isEqualTo("balance 0");
    assertThat(run.lines("balance "))
        .extracting(OutputLine::text)
        .anyMatch(text -> !text.equals("balance 0"));
    assertThat(run.run().events(EventKind.LOCK_ACQUIRED)).hasSize(20);
    assertThat(run.lines("from ")).hasSameSizeAs(run.run().children());
  }
}
