package mpj.lessons.lesson1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class CountdownThreadsNotesTest {
  private static Story good() {
    return new Story()
        .at(10)
        .line("MainProcess", "thread-1: 2")
        .at(20)
        .line("MainProcess", "thread-2: 3")
        .at(30)
        .line("MainProcess", "thread-2: 2")
        .at(40)
        .line("MainProcess", "thread-1: 1")
        .at(50)
        .line("MainProcess", "thread-2: 1");
  }

  private static Told notes(Story story) {
    return story.to(CountdownThreadsNotes::new, Map.of("from", 2, "second", 3));
  }

  @Test
  void shouldSayThatBothHaveOnePidAndWhereOneOvertook() {
    assertThat(notes(good()).lines())
        .containsExactly(
            "MainProcess: thread-1: 2 | the first line of thread-1, in process 100 like main",
            "MainProcess: thread-2: 3 | the first line of thread-2, in process 100 like main",
            "MainProcess: thread-2: 2",
            "MainProcess: thread-1: 1 | since its line before, thread-2 went from 3 to 2",
            "MainProcess: thread-2: 1");
    assertThat(notes(good()).problems()).isEmpty();
    assertThat(notes(good()).seen())
        .contains("one process, pid 100: 5 lines, and 3 times the other");
  }

  @Test
  void shouldMissACountdownInOrderAndASecondThread() {
    Story story = new Story().line("MainProcess", "thread-1: 2").line("MainProcess", "thread-1: 2");
    assertThat(notes(story).problems())
        .containsExactly(
            "Two threads were to count; there were threads=[thread-1].",
            "thread-1 did not count down to 1 in order: lines=[2, 2].");
  }

  @Test
  void shouldMissThreadsThatCountedOneAfterTheOther() {
    Story story =
        new Story()
            .at(1)
            .line("MainProcess", "thread-1: 1")
            .at(2)
            .line("MainProcess", "thread-2: 1");
    assertThat(notes(story).problems())
        .containsExactly("The two threads never counted at the same time.");
  }

  @Test
  void shouldMissThatNoChildRan() {
    assertThat(notes(good().child("Process-1", 0, 10)).problems())
        .containsExactly("No child was to run; there were children=1.");
  }

  @Test
  void shouldAnswerHowManyPidsThereAre() {
    assertThat(notes(good()).answer(0)).isEqualTo("1");
    assertThat(notes(new Story()).answer(0)).isEmpty();
  }
}
