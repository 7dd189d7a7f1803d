package mpj.lessons.lesson4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import mpj.lessons.demo.RealRun;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BarrierDemoRunTest {
  @Test
  void shouldHoldSixPartiesUntilTheLastHasArrivedAndThenBreakForThree() throws Exception {
    RealRun run = RealRun.of(4, "barrier", Map.of());
    assertThat(run.problems()).isEmpty();
    Event action = run.run().events(EventKind.BARRIER_ACTION).getFirst();
    List<Event> arrived = run.events(EventKind.BARRIER_ARRIVED, action.object());
    List<Event> passed = run.events(EventKind.BARRIER_PASSED, action.object());
    assertThat(arrived).extracting(Event::process).hasSize(6).doesNotHaveDuplicates();
    assertThat(arrived).extracting(Event::value).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(passed).extracting(Event::process).hasSize(6).doesNotHaveDuplicates();
    assertThat(run.run().events(EventKind.BARRIER_ACTION)).hasSize(1);
    Event last = arrived.stream().max(Comparator.comparingLong(Event::value)).orElseThrow();
    assertThat(action.nanos()).isGreaterThanOrEqualTo(last.nanos());
    assertThat(passed).allMatch(pass -> pass.nanos() >= action.nanos());
    assertThat(run.lines("action")).hasSize(1);
    assertThat(run.lines("goes on")).hasSize(6);
    assertThat(run.lines("finds the barrier broken")).hasSize(3);
    assertThat(run.lines("went on after all")).isEmpty();
  }
}
