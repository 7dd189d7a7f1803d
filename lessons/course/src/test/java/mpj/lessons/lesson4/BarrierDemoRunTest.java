package mpj.lessons.lesson4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import mpj.lessons.RealRun;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BarrierDemoRunTest {
  @RepeatedTest(2)
  void shouldHoldSixPartiesUntilTheLastHasArrived() throws Exception {
    RealRun run = RealRun.of(4, "barrier", Map.of());
    assertThat(run.problems()).isEmpty();
    List<Event> arrived = run.recording().events(EventKind.BARRIER_ARRIVED);
    List<Event> passed = run.recording().events(EventKind.BARRIER_PASSED);
    List<Event> actions = run.recording().events(EventKind.BARRIER_ACTION);
    assertThat(arrived).extracting(Event::process).hasSize(6).doesNotHaveDuplicates();
    assertThat(arrived).extracting(Event::value).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(passed).extracting(Event::process).hasSize(6).doesNotHaveDuplicates();
    assertThat(actions).hasSize(1);
    Event last = arrived.stream().max(Comparator.comparingLong(Event::value)).orElseThrow();
    assertThat(actions.getFirst().nanos()).isGreaterThanOrEqualTo(last.nanos());
    assertThat(passed).allMatch(pass -> pass.nanos() >= actions.getFirst().nanos());
    assertThat(run.lines("action")).hasSize(1);
    assertThat(run.lines("goes on")).hasSize(6);
  }

  @Test
  void shouldBreakForAllWhenOnePartyGivesUp() throws Exception {
    RealRun run = RealRun.of(4, "barrier", Map.of("late", 1));
    assertThat(run.problems()).isEmpty();
    assertThat(run.lines("finds the barrier broken")).hasSize(3);
    assertThat(run.lines("went on after all")).isEmpty();
  }
}
