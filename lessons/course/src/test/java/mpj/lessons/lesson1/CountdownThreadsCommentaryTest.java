package mpj.lessons.lesson1;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.lessons.Story;
import org.junit.jupiter.api.Test;

class CountdownThreadsCommentaryTest {
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

  @Test
  void shouldSayThatBothHaveOnePidAndWhereOneOvertook() {
    assertThat(good().notes(new CountdownThreadsCommentary()))
        .containsExactly(
            "MainProcess: thread-1: 2 | the first line of thread-1, in process 100 like main",
            "MainProcess: thread-2: 3 | the first line of thread-2, in process 100 like main",
            "MainProcess: thread-2: 2",
            "MainProcess: thread-1: 1 | since its line before, thread-2 went from 3 to 2",
            "MainProcess: thread-2: 1");
    assertThat(new CountdownThreadsCommentary().check(good().recording())).isEmpty();
    assertThat(new CountdownThreadsCommentary().seen(good().recording()))
        .contains("one process, pid 100: 5 lines, and 3 times the other");
  }

  @Test
  void shouldMissACountdownInOrderAndASecondThread() {
    Story story = new Story().line("MainProcess", "thread-1: 2").line("MainProcess", "thread-1: 2");
    assertThat(new CountdownThreadsCommentary().check(story.recording()))
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
    assertThat(new CountdownThreadsCommentary().check(story.recording()))
        .containsExactly("The two threads never counted at the same time.");
  }

  @Test
  void shouldMissThatNoChildRan() {
    assertThat(new CountdownThreadsCommentary().check(good().child("Process-1", 0, 10).recording()))
        .containsExactly("No child was to run; there were children=1.");
  }
}
