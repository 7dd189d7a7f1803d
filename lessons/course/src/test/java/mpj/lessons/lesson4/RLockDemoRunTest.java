package mpj.lessons.lesson4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.RealRun;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RLockDemoRunTest {
  @Test
  void shouldTakeItsOwnReentrantLockAndWaitInVainForItsOwnPlainOne() throws Exception {
    RealRun run = RealRun.of(4, "rlock", Map.of("patience", 150));
    assertThat(run.problems()).isEmpty();
    assertThat(run.run().events(EventKind.LOCK_REENTERED))
        .extracting(Event::value)
        .containsExactly(2L, 2L);
    List<Event> inVain = run.run().events(EventKind.LOCK_TIMED_OUT);
    assertThat(inVain).hasSize(1);
    assertThat(inVain.getFirst().object()).startsWith("Lock-");
    assertThat(inVain.getFirst().value()).isGreaterThanOrEqualTo(150_000_000L);
    assertThat(run.lines("has it a second time")).hasSize(2);
    assertThat(run.lines("gives up")).hasSize(1);
  }
}
