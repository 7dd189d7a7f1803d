package mpj.lessons.lesson6;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story.Told;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class SquaresNotesTest {
  private static Told told(int workers, ToldPool story) {
    return story.to(SquaresNotes::new, Map.of("numbers", 2, "workers", workers));
  }

  private static List<String> problems(int workers, ToldPool story) {
    return told(workers, story).problems();
  }

  private static ToldPool done() {
    return new ToldPool("W1", "W2", "W3")
        .main("workers: 3")
        .given(0)
        .given(1)
        .event("W2", EventKind.PROCESS_STARTED, 0)
        .begins("W2", 0, "squares 1")
        .ends("W2", 0)
        .event("W1", EventKind.PROCESS_STARTED, 0)
        .begins("W2", 1, "squares 2")
        .ends("W2", 1);
  }

  @Test
  void shouldSayHowManyWorkersHadAnythingToDo() {
    ToldPool story = done().main("squares: [1, 4]");
    assertThat(problems(3, story)).isEmpty();
    assertThat(told(3, story).lines())
        .containsExactly(
            "workers: 3 | they boot at the same time",
            "squares 1 | its first task; workers that run by now: 1",
            "squares 2 | its task no. 2; workers that run by now: 2",
            "squares: [1, 4] | 2 tasks, done by 1 worker");
    assertThat(told(3, story).seen()).startsWith("Of 2 tasks W2 did 2; 2 workers had none.");
  }

  @Test
  void shouldFindAWrongSquareAndAWorkerTooFew() {
    assertThat(problems(3, done().main("squares: [1, 2]")))
        .containsExactly("Not as expected: the squares; expected=[1, 4] found=[1, 2].");
    ToldPool two = new ToldPool("W1").main("workers: 2").given(0).given(1).begins("W1", 0);
    assertThat(problems(2, two.ends("W1", 0).main("squares: [1, 4]")))
        .contains("Not as expected: workers; expected=2 found=1.");
  }

  @Test
  void shouldCountTheNumbersOfAChunk() {
    ToldPool story = new ToldPool("W1").main("workers: 1").given(0, 2);
    story.begins("W1", 0, "squares 1");
    assertThat(problems(1, story.ends("W1", 0).main("squares: [1, 4]")))
        .containsExactly("Not as expected: numbers that were squared; expected=2 found=1.");
    assertThat(problems(1, story.line("W1", "squares 2"))).isEmpty();
  }

  @Test
  void shouldFindNothingGivenAndNothingDone() {
    assertThat(problems(2, new ToldPool())).contains("No task was given.");
    assertThat(problems(2, new ToldPool("W1").given(0)))
        .contains("Not as expected: tasks that were begun; expected=1 found=0.");
  }

  @Test
  void shouldAnswerHowManyWorkersGotATask() {
    assertThat(told(3, done()).answer(0)).isEqualTo("1");
  }
}
