package mpj.multiprocessing.pool;

import static mpj.multiprocessing.pool.PoolTest.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeft.class)
@Timeout(60)
class PoolEventsTest {
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());

  private final class Listener implements TraceListener {
    @Override
    public void event(Event event) {
      events.add(event);
    }

    @Override
    public void line(OutputLine line) {
      // Nothing is asked of lines here.
    }
  }

  private List<Event> of(EventKind kind) {
    return events.stream().filter(event -> event.kind() == kind).toList();
  }

  @Test
  void shouldTellOfEachTaskWhenItWasGivenBegunAndEnded() throws Exception {
    List<Long> pids;
    try (var trace = Trace.start(new Listener())) {
      try (var pool = new Pool(2)) {
        pool.map(item -> item, range(10), 3);
        pids = pool.workerPids();
        assertThatThrownBy(() -> pool.map(item -> 1 / item, range(1))).isNotNull();
      }
      assertThat(trace.processes()).hasSize(3);
    }
    List<Event> given = of(EventKind.TASK_SUBMITTED);
    assertThat(given).extracting(Event::sequence).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(given).extracting(Event::value).containsExactly(3L, 3L, 3L, 1L, 1L);
    List<Event> begun = of(EventKind.TASK_BEGAN);
    assertThat(begun).extracting(Event::sequence).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L);
    assertThat(begun).allMatch(event -> pids.contains(event.process().pid()));
    List<Event> ended = of(EventKind.TASK_ENDED);
    assertThat(ended)
        .extracting(Event::sequence)
        .containsExactlyInAnyOrderElementsOf(begun.stream().map(Event::sequence).toList());
    assertThat(ended).allMatch(event -> event.value() == (event.sequence() == 4 ? 1 : 0));
    for (List<Event> kind : List.of(given, begun, ended)) {
      assertThat(kind).extracting(Event::object).containsOnly("Pool-1");
    }
    assertThat(events)
        .extracting(Event::kind)
        .doesNotContain(EventKind.QUEUE_PUT, EventKind.QUEUE_GOT);
  }
}
