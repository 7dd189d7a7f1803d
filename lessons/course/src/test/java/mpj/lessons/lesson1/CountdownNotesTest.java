package mpj.lessons.lesson1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class CountdownNotesTest {
  private static Story twoChildren() {
    return new Story().child("Process-1", 0, 100).child("Process-2", 10, 200);
  }

  private static Story good() {
    return twoChildren()
        .at(20)
        .line("Process-1", "2")
        .at(30)
        .line("Process-2", "3")
        .at(40)
        .line("Process-2", "2")
        .at(50)
        .line("Process-1", "1")
        .at(60)
        .event("Process-1", EventKind.PROCESS_ENDED, "", 0, 0)
        .at(70)
        .line("Process-2", "1");
  }

  private static Told notes(Story story) {
    return story.to(CountdownNotes::new, Map.of("from", 2, "second", 3));
  }

  @Test
  void shouldFindNothingWrongWithTwoCountdownsAtOnce() {
    assertThat(notes(good()).problems()).isEmpty();
  }

  @Test
  void shouldSayWhereOneOvertookTheOtherAndWhereOneWasLeft() {
    assertThat(notes(good()).lines())
        .containsExactly(
            "Process-1: 2 | the first line of a process of its own, pid 101",
            "Process-2: 3 | the first line of a process of its own, pid 102",
            "Process-2: 2",
            "Process-1: 1 | since its line before, Process-2 went from 3 to 2",
            "Process-2: 1 | Process-1 has ended; this process goes on by itself");
  }

  @Test
  void shouldMissALostLine() {
    Story story =
        twoChildren().line("Process-1", "1").line("Process-2", "3").line("Process-2", "1");
    assertThat(notes(story).problems())
        .containsExactly("Process-2 did not count down to 1 in order: lines=[3, 1].");
  }

  @Test
  void shouldMissTwoThatDidNotLiveAtTheSameTime() {
    Story story =
        new Story()
            .child("Process-1", 0, 100)
            .child("Process-2", 100, 200)
            .line("Process-1", "1")
            .line("Process-2", "1");
    assertThat(notes(story).problems())
        .containsExactly("The two children were never alive at the same time.");
  }

  @Test
  void shouldMissASecondChildAndAGoodEnd() {
    Story story = new Story().child("Process-1", 0, 100, 1).line("Process-1", "1");
    assertThat(notes(story).problems())
        .anyMatch(problem -> problem.contains("children=1"))
        .anyMatch(problem -> problem.contains("exitCode=1"));
  }

  @Test
  void shouldAnswerWhoWritesTheLastLine() {
    assertThat(notes(good()).answer(0)).isEqualTo("Process-2");
    assertThat(notes(twoChildren()).answer(0)).isEmpty();
  }

  @Test
  void shouldTellHowOftenTheOtherHadTheNextLine() {
    assertThat(notes(good()).seen()).contains("5 lines", "3 times the other process");
  }
}
