package mpj.lessons.story;

import static mpj.multiprocessing.trace.EventKind.BARRIER_ACTION;
import static mpj.multiprocessing.trace.EventKind.BARRIER_ARRIVED;
import static mpj.multiprocessing.trace.EventKind.BARRIER_BROKEN;
import static mpj.multiprocessing.trace.EventKind.BARRIER_PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import mpj.lessons.story.BarrierStory.Meeting;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class BarrierStoryTest {
  private static final Actor ONE = new Actor("Process-1", 101);
  private static final Actor TWO = new Actor("Process-2", 102);

  private final Run run = new Run();
  private final BarrierStory barriers = run.barriers();
  private long now = 1_000;

  private void does(Actor who, EventKind kind, long value, long generation) {
    run.event(new Event(now++, who, kind, "Barrier-1", null, value, generation));
  }

  private Meeting first() {
    return barriers.meetings().getFirst();
  }

  @Test
  void shouldTellApartTheGenerationsOfABarrier() {
    does(ONE, BARRIER_ARRIVED, 1, 0);
    does(TWO, BARRIER_ARRIVED, 2, 0);
    does(TWO, BARRIER_ACTION, 0, 0);
    does(TWO, BARRIER_PASSED, 0, 0);
    does(TWO, BARRIER_ARRIVED, 1, 1); // it is there again before the other has gone on
    does(ONE, BARRIER_PASSED, 3, 0);

    assertThat(barriers.meetings()).hasSize(2);
    assertThat(first().present()).containsExactly(ONE, TWO);
    assertThat(first().last()).map(Event::process).contains(TWO);
    assertThat(first().actions()).hasSize(1);
    assertThat(first().passed()).extracting(Event::process).containsExactly(TWO, ONE);
    assertThat(first().tooEarly()).isEmpty();
    assertThat(barriers.newest(ONE)).contains(first());
    assertThat(barriers.newest(TWO)).contains(barriers.meetings().getLast());
  }

  @Test
  void shouldGoByTheBarriersCountForWhoCameLast() {
    does(ONE, BARRIER_ARRIVED, 2, 0);
    does(TWO, BARRIER_ARRIVED, 1, 0);
    assertThat(first().last()).map(Event::process).contains(ONE);
  }

  @Test
  void shouldFindWhatCameTooEarly() {
    does(ONE, BARRIER_ARRIVED, 1, 0);
    does(ONE, BARRIER_PASSED, 0, 0);
    does(ONE, BARRIER_ACTION, 0, 0);
    does(TWO, BARRIER_ARRIVED, 3, 0);
    assertThat(first().tooEarly())
        .containsExactly(
            "The barrier counted arrivals=3, not 2.",
            "The action ran before Process-2, the last, arrived.",
            "Process-1 passed before Process-2 had arrived.",
            "Process-1 passed before the action ran.");
  }

  @Test
  void shouldTellWhetherOneBroke() {
    does(ONE, BARRIER_ARRIVED, 1, 0);
    assertThat(first().isBroken()).isFalse();
    does(ONE, BARRIER_BROKEN, 0, 0);
    assertThat(first().isBroken()).isTrue();
  }
}
