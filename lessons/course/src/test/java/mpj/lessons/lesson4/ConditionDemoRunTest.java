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
class ConditionDemoRunTest {
  @Test
  void shouldWakeOneThenTwoThenAllAndTheBuyerWhenThereIsEnough() throws Exception {
    RealRun run = RealRun.of(4, "condition", Map.of());
    assertThat(run.problems()).isEmpty();
    List<Event> signals = run.run().events(EventKind.CONDITION_SIGNALLED);
    assertThat(signals).extracting(Event::value).hasSize(6).startsWith(1L, 2L, 3L);
    // A baker that is quicker than the buyer signals while nobody waits; what counts is the bread.
    assertThat(signals.subList(3, 6)).extracting(Event::value).allMatch(woken -> woken <= 1);
    assertThat(signals.subList(3, 6)).extracting(Event::value).contains(1L);
    assertThat(run.lines("was woken")).hasSize(6);
    assertThat(run.lines("takes 3")).hasSize(1);
  }
}
