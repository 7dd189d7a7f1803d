package mpj.lessons.lesson6;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class ApplyNotesTest {
  private static Told told(ToldPool story) {
    return story.to(ApplyNotes::new, Map.of("number", 3));
  }

  private static List<String> problems(ToldPool story) {
    return told(story).problems();
  }

  private static ToldPool begun() {
    return new ToldPool("W1", "W2")
        .at(10)
        .given(0)
        .at(20)
        .begins("W1", 0, "squares 3")
        .at(40)
        .ends("W1", 0)
        .at(41)
        .main("apply: 9")
        .at(50)
        .given(1)
        .main("ready: false")
        .at(60)
        .begins("W2", 1, "squares 3")
        .main("asked too early: not ready");
  }

  private static ToldPool asked() {
    return begun().at(70).main("awaited: false").at(80).main("gave up: not ready");
  }

  private static ToldPool got(ToldPool story) {
    return story
        .at(90)
        .ends("W2", 1)
        .at(92)
        .main("got: 9")
        .main("ready: true, successful: true")
        .given(2);
  }

  private static ToldPool good() {
    return got(asked())
        .begins("W1", 2, "divides 3 by 0")
        .at(110)
        .fails("W1", 2)
        .at(115)
        .main("ready: true, successful: false")
        .main("get throws java.lang.ArithmeticException: / by zero");
  }

  @Test
  void shouldSayHowFarTheTaskWasAtEachQuestion() {
    assertThat(problems(good())).isEmpty();
    assertThat(told(good()).lines())
        .containsExactly(
            "squares 3",
            "apply: 9 | main waited 31 ms for this",
            "ready: false | no worker has begun the task",
            "squares 3",
            "asked too early: not ready | the task has run for 1 ms",
            "awaited: false | the task has run for 10 ms",
            "gave up: not ready | the task has run for 20 ms",
            "got: 9 | the task ended 2 ms ago",
            "ready: true, successful: true | the task ended 3 ms ago",
            "divides 3 by 0",
            "ready: true, successful: false | the task failed 5 ms ago",
            "get throws java.lang.ArithmeticException: / by zero"
                + " | thrown in W1, and here again");
    assertThat(told(good()).seen()).contains("waiting for 31 ms");
  }

  @Test
  void shouldFindAQuestionThatWasNotRefusedAndAFailureThatWasNone() {
    ToldPool story = got(begun()).begins("W1", 2).ends("W1", 2).main("got: 1");
    assertThat(problems(story))
        .hasSize(3)
        .anyMatch(problem -> problem.startsWith("Not as expected: the answers;"))
        .contains(
            "Not as expected: waits given up; expected=1 found=0.",
            "Not as expected: how the tasks ended; expected=[0, 0, 1] found=[0, 0, 0].");
  }

  @Test
  void shouldFindNoQuestionAskedTooEarly() {
    assertThat(problems(new ToldPool()))
        .contains("Not as expected: questions asked too early; expected=1 found=0.");
  }

  @Test
  void shouldAnswerWhatBecomesOfATaskWhoseResultIsNotAwaited() {
    assertThat(told(good()).answer(0)).isEqualTo("it goes on, and its result can be had later");
    assertThat(told(asked()).answer(0)).isEmpty();
    assertThat(told(asked().fails("W2", 1)).answer(0)).startsWith("it is stopped");
    assertThat(told(got(asked()).begins("W1", 1)).answer(0)).isEqualTo("it is begun again");
  }
}
