package mpj.lessons.story.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.WaitKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TimelineTest {
  private static List<String> told(Told story, int lane) {
    return story.timeline().lanes().get(lane).spans().stream()
        .map(span ->
            (span.kind().word() + " " + span.object()).strip()
                + " "
                + millis(span.from())
                + ".."
                + millis(span.to()))
        .toList();
  }

  private static long millis(long nanos) {
    return (nanos - Told.START) / 1_000_000;
  }

  @Test
  void shouldNotCountMoreItemsThanAQueueHasRoomFor() {
    Told story =
        new Told()
            .child("Process-1", 0, 5, 90, 0)
            .at(10)
            .does("MainProcess", EventKind.QUEUE_PUT, "Queue-1")
            .does("MainProcess", EventKind.QUEUE_PUT_WAITING, "Queue-1", null, 1, 0)
            .at(20)
            .does("MainProcess", EventKind.QUEUE_PUT, "Queue-1", null, 10, 1)
            .does("Process-1", EventKind.QUEUE_GOT, "Queue-1", null, 0, 0);
    assertThat(story.timeline().levels().getFirst().changes())
        .extracting(Level.Change::items)
        .containsExactly(1L, 1L, 1L);
  }

  @Test
  void shouldTellLivesWaitsAndHolds() {
    assertThat(told(Told.story(), 0)).containsExactly("running 0..100", "waiting Process-2 60..80");
    assertThat(told(Told.story(), 1))
        .containsExactly("booting 0..20", "running 20..60", "holding Lock-1 20..50");
    assertThat(told(Told.story(), 2))
        .containsExactly(
            "booting 10..30", "running 30..80", "waiting Lock-1 40..50", "holding Lock-1 50..80");
  }

  @Test
  void shouldFindWhatPassed() {
    Timeline timeline = Told.story().timeline();
    assertThat(timeline.passings())
        .extracting(p -> p.kind() + " " + p.from().name() + " " + p.to().name())
        .containsExactly("HAND_OVER Process-1 Process-2", "ITEM Process-1 MainProcess");
    assertThat(timeline.levels()).hasSize(1);
    assertThat(timeline.levels().getFirst().changes())
        .extracting(Level.Change::items)
        .containsExactly(1L, 0L);
  }

  @Test
  void shouldEndWithTheProcessWhatItStillDid() {
    Told story =
        new Told()
            .child("Process-1", 0, 10, 50, -9)
            .at(20)
            .does("Process-1", EventKind.QUEUE_GET_WAITING, "Queue-1");
    assertThat(told(story, 1)).endsWith("waiting Queue-1 20..50");
  }

  @Test
  void shouldShowNothingOfAProcessThatWasStartedWhenTheRunWasBrokenOff() {
    Told story = new Told().child("Process-1", 110, 120, 130, -9);
    assertThat(told(story, 1)).isEmpty();
  }

  @Test
  void shouldEndAWaitThatWasGivenUp() {
    Told story =
        new Told()
            .at(20)
            .does("MainProcess", EventKind.QUEUE_GET_WAITING, "Queue-1")
            .at(30)
            .does("MainProcess", EventKind.QUEUE_GET_GAVE_UP, "Queue-1", null, 10, 0)
            .at(40)
            .does("MainProcess", EventKind.PIPE_RECEIVE_WAITING, "Pipe-1")
            .at(45)
            .does("MainProcess", EventKind.PIPE_RECEIVE_GAVE_UP, "Pipe-1");
    assertThat(told(story, 0))
        .containsExactly("running 0..100", "waiting Queue-1 20..30", "waiting Pipe-1 40..45");
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellTheWaitThatSuchAnEventBegins(EventKind kind) {
    if (WaitKind.begunBy(kind) == null) {
      return;
    }
    Told story = new Told().child("Process-1", 0, 10, 90, 0).at(20);
    story.does("Process-1", kind, "it", "MainProcess", 0, 0);
    String object = WaitKind.begunBy(kind) == WaitKind.JOIN ? "MainProcess" : "it";
    assertThat(told(story, 1)).endsWith("waiting " + object + " 20..90");
    for (EventKind end : EventKind.values()) {
      if (WaitKind.endedBy(end) == WaitKind.begunBy(kind)) {
        story.at(30).does("Process-1", end, "it", "MainProcess", 1, 0);
        assertThat(told(story, 1)).as("end=%s", end).contains("waiting " + object + " 20..30");
        break;
      }
    }
  }

  @Test
  void shouldTakeASemaphoreThatIsReleasedByOthersForASignal() {
    Told story =
        new Told()
            .child("Process-1", 0, 0, 90, 0)
            .at(10)
            .does("Process-1", EventKind.SEMAPHORE_ACQUIRED, "Semaphore-1")
            .at(20)
            .does("MainProcess", EventKind.SEMAPHORE_RELEASED, "Semaphore-1", null, 1, 1)
            .at(30)
            .does("Process-1", EventKind.SEMAPHORE_ACQUIRED, "Semaphore-2")
            .at(40)
            .does("Process-1", EventKind.SEMAPHORE_RELEASED, "Semaphore-2", null, 1, 1);
    assertThat(told(story, 1)).containsExactly("running 0..90", "holding Semaphore-2 30..40");
  }

  @Test
  void shouldShowWhoIsStoppedAndWhichSignalsArrived() {
    Told story =
        new Told()
            .child("Process-1", 0, 0, 60, -15)
            .at(10)
            .does("MainProcess", EventKind.SIGNAL_SENT, "", "Process-1", 19, 0)
            .at(30)
            .does("MainProcess", EventKind.SIGNAL_SENT, "", "Process-1", 18, 0)
            .at(50)
            .does("MainProcess", EventKind.SIGNAL_SENT, "", "Process-1", 15, 0)
            .at(60)
            .does("Process-1", EventKind.PROCESS_ENDED, "", null, -15, 0);
    assertThat(told(story, 1)).containsExactly("running 0..60", "stopped 10..30");
    assertThat(story.timeline().passings())
        .extracting(Passing::kind, Passing::object)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Passing.Kind.SIGNAL, "15"));
  }

  @Test
  void shouldLayOutSpansThatOverlapOnTracksOfTheirOwn() {
    Told story =
        new Told()
            .at(10)
            .does("MainProcess", EventKind.LOCK_ACQUIRED, "Lock-1")
            .at(20)
            .does("MainProcess", EventKind.LOCK_ACQUIRED, "Lock-2")
            .at(30)
            .does("MainProcess", EventKind.LOCK_RELEASED, "Lock-1")
            .at(40)
            .does("MainProcess", EventKind.LOCK_RELEASED, "Lock-2");
    assertThat(Tracks.of(story.timeline().lanes().getFirst()))
        .extracting(placed -> placed.span().object() + placed.track() + placed.depth())
        .containsExactly("00", "Lock-101", "Lock-210");
  }
}
