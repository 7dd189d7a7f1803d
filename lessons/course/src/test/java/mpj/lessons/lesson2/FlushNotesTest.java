package mpj.lessons.lesson2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class FlushNotesTest {

  private static Told notes(Story story) {
    return story.to(FlushNotes::new, Map.of("lines", 2, "pause", 100));
  }

  private static Story begun() {
    return new Story()
        .child("flush-always", 1, 500)
        .child("flush-once", 1, 500)
        .child("flush-never", 1, 500)
        .at(1000)
        .line("MainProcess", "printed at 0 ms: starts the children");
  }

  private static Story always(Story story) {
    return story
        .at(1101)
        .line("flush-always", "printed at 100 ms: line 1")
        .at(1200)
        .line("flush-always", "printed at 200 ms: line 2");
  }

  private static Story once(Story story, long at) {
    return story
        .at(at)
        .line("flush-once", "printed at 110 ms: line 1")
        .line("flush-once", "printed at 210 ms: line 2");
  }

  @Test
  void shouldSayHowLateEachLineCame() {
    Story story = once(always(begun()), 1310);
    assertThat(notes(story).lines())
        .containsExactly(
            "MainProcess: printed at 0 ms: starts the children",
            "flush-always: printed at 100 ms: line 1 | arrived 1 ms later",
            "flush-always: printed at 200 ms: line 2 | arrived 0.0 ms later",
            "flush-once: printed at 110 ms: line 1 | arrived 200 ms later",
            "flush-once: printed at 210 ms: line 2 | arrived 100 ms later");
    assertThat(notes(story).problems()).isEmpty();
    assertThat(notes(story).seen())
        .contains("2 lines came, at most 1 ms late", "2 lines came, at most 200 ms late, all")
        .contains("Without any, no line came");
  }

  @Test
  void shouldFindAFlushThatDidNotSendItsLine() {
    Story story =
        begun()
            .at(1210)
            .line("flush-always", "printed at 100 ms: line 1")
            .line("flush-always", "printed at 200 ms: line 2");
    assertThat(notes(once(story, 1310)).problems())
        .containsExactly("With a flush each time, a line came late.");
  }

  @Test
  void shouldFindALineThatCameBeforeTheOneFlush() {
    Story story = always(begun()).at(1150).line("flush-once", "printed at 110 ms: line 1");
    story.at(1310).line("flush-once", "printed at 210 ms: line 2");
    assertThat(notes(story).problems())
        .containsExactly("Before the one flush, a line came already.");
  }

  @Test
  void shouldSetTheClockByTheLineThatCameSoonest() {
    Story slow = new Story().child("flush-always", 1, 500).child("flush-once", 1, 500);
    slow.child("flush-never", 1, 500).at(1250).line("MainProcess", "printed at 0 ms: starts");
    assertThat(notes(once(always(slow), 1310)).problems()).isEmpty();
  }

  @Test
  void shouldFindALineThatWasNotLost() {
    Story story = once(always(begun()), 1310).line("flush-never", "printed at 120 ms: line 1");
    assertThat(notes(story).problems()).containsExactly("Without a flush, lines came: [line 1].");
  }

  @Test
  void shouldMissLinesAndChildren() {
    assertThat(notes(always(begun())).problems())
        .containsExactly("With one flush, other lines came than with a flush each time: [].");
    assertThat(notes(new Story()).problems())
        .contains(
            "There were children=0, not 3.", "With a flush each time, lines are missing: [].");
  }

  @Test
  void shouldAnswerHowManyLinesCameWithoutAFlush() {
    assertThat(notes(once(always(begun()), 1310)).answer(0)).isEqualTo("0");
  }
}
