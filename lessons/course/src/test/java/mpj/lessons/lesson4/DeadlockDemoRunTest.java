package mpj.lessons.lesson4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.RealRun;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeadlockDemoRunTest {
  @Test
  void shouldCatchTwoInACircleAndLetTwoPassInOneOrder() throws Exception {
    RealRun run = RealRun.of(4, "deadlock", Map.of("patience", 300));
    assertThat(run.problems()).isEmpty();
    assertThat(run.run().children())
        .extracting(ProcessRecord::exitCode)
        .extracting(code -> code.orElseThrow())
        .containsExactly(-15, -15, 0, 0);
    assertThat(run.run().events(EventKind.LOCK_FREED)).hasSizeGreaterThanOrEqualTo(1);
    assertThat(run.notes())
        .anyMatch(note -> note.filter(text -> text.startsWith("a circle: ")).isPresent());
  }
}
