package mpj.lessons.lesson6;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class CallbacksNotesTest {
  private static Told told(ToldPool story) {
    return story.to(CallbacksNotes::new, Map.of());
  }

  private static List<String> problems(ToldPool story) {
    return told(story).problems();
  }

  private static ToldPool worked() {
    return new ToldPool("W1", "W2")
        .at(10)
        .given(0)
        .given(1)
        .given(2)
        .given(3)
        .given(4)
        .given(5)
        .given(6)
        .main("all is given")
        .at(20)
        .begins("W1", 0, "good task: root of 4")
        .begins("W2", 1, "bad task: root of -4")
        .at(30)
        .ends("W1", 0)
        .fails("W2", 1)
        .begins("W1", 2, "good map: root of 1")
        .ends("W1", 2)
        .begins("W1", 3, "good map: root of 9")
        .at(40)
        .ends("W1", 3)
        .begins("W1", 4, "bad map: root of 25")
        .begins("W2", 5, "bad map: root of -25")
        .at(50)
        .fails("W2", 5)
        .ends("W1", 4)
        .begins("W2", 6, "bad map: root of -36")
        .at(60)
        .fails("W2", 6);
  }

  private static ToldPool called(ToldPool story) {
    return story
        .at(130)
        .main("good task gave 2.0")
        .main("bad task failed: no root of -4")
        .main("good map gave [1.0, 3.0, 4.0]");
  }

  @Test
  void shouldSayForHowManyTasksACallIsAndHowLate() {
    ToldPool story = called(worked()).at(150).main("bad map failed: no root of -25");
    assertThat(problems(story)).isEmpty();
    assertThat(told(story).lines())
        .filteredOn(note -> note.contains(" | "))
        .containsExactly(
            "all is given | no task has ended yet",
            "good task gave 2.0 | 100 ms after its task ended",
            "bad task failed: no root of -4 | 100 ms after its task failed",
            "good map gave [1.0, 3.0, 4.0] | one call for 2 tasks, 92 ms after the last",
            "bad map failed: no root of -25 | one call for 2 failures, 100 ms after the first");
    assertThat(told(story).seen())
        .contains("7 tasks ended, 3 of them by a failure", "there were 4 calls", "began 90 ms");
  }

  @Test
  void shouldFindACallTooManyAndOneTooFew() {
    assertThat(problems(called(called(worked()))))
        .hasSize(4)
        .contains("The failed map did not lead to one call: calls=[].")
        .contains("Not as expected: calls for good task; expected=[2.0] found=[2.0, 2.0].");
  }

  @Test
  void shouldFindACallOfTheWrongKind() {
    ToldPool story = called(worked()).main("bad map failed: no root of -36");
    assertThat(problems(story)).isEmpty();
    assertThat(problems(story.main("bad map gave [5.0]")))
        .containsExactly("Not as expected: calls of the wrong kind; expected=0 found=1.");
  }

  @Test
  void shouldAnswerHowManyCallsThereAre() {
    ToldPool story = called(worked()).main("bad map failed: no root of -25");
    assertThat(told(story).answer(0)).isEqualTo("4");
    assertThat(told(new ToldPool("W1")).answer(0)).isEmpty();
  }
}
